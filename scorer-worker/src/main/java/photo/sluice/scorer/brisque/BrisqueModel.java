// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer.brisque;

import java.util.List;
import java.util.Optional;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.brisque.Brisque;
import photo.sluice.scorer.QualityModel;

/**
 * BRISQUE as a quality model: 0 to 100, and unlike the others <b>lower is better</b>; see {@link Brisque} for what it is
 * not good for. Needs no file of its own; some 10 ms a photo.
 */
public final class BrisqueModel implements QualityModel, AutoCloseable {
    public static final String NAME = ModelScore.BRISQUE;

    private final Brisque brisque = new Brisque();

    /** Loads library and model now rather than with the first photo. */
    public void warmUp() {
        brisque.warmUp();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ModelScore score(Rendition photo) {
        return new ModelScore(NAME, Brisque.VERSION, brisque.of(photo), List.of(), Optional.empty(), Optional.of(true));
    }

    @Override
    public void close() {
        brisque.close();
    }
}
