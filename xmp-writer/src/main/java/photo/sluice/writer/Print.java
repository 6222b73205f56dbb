// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoScored;
import photo.sluice.writer.set.Look;

/**
 * What a folder must know of a photo to judge its neighbours, a tenth of all that is known of it. It stands in front of
 * the photo's state on disk, so that a folder is read in without reading its states.
 *
 * @param models what each model gave that photos may be ranked by, the more the better, by name and version
 */
record Print(Look look, Map<String, Double> models) {
    Print {
        models = Map.copyOf(models);
    }

    static Print of(PhotoScored scored) {
        Map<String, Double> models = new TreeMap<>();
        for (ModelScore model : scored.models()) {
            if (model.ranks()) models.put(model.name() + "/" + model.version(), model.merit());
        }
        return new Print(Look.of(scored), models);
    }

    byte[] bytes() {
        try {
            return EventCodec.json().writeValueAsBytes(this);
        } catch (JacksonException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if these bytes were written by another version of us. */
    static Optional<Print> of(byte[] bytes, int from, int length) {
        try {
            return Optional.of(EventCodec.json().readValue(bytes, from, length, Print.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
