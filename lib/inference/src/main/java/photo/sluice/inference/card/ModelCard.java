// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that must be known of a model to run it and to say where its answers come from.
 *
 * @param name stands in events and sidecars: lower case, digits and dashes
 * @param thresholds least confidences, for models that find or classify
 */
public record ModelCard(
        String name, String version, Origin origin, Input input, Output output, Optional<Slider> thresholds) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    /**
     * Where the model comes from.
     *
     * @param licence SPDX expression, or {@code unstated}
     * @param sha256 of the .onnx, lower-case hex
     */
    public record Origin(String licence, URI source, String sha256) {
        private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

        public Origin {
            if (!SHA256.matcher(sha256).matches())
                throw new IllegalArgumentException("not a SHA-256 in hex: " + sha256);
        }
    }

    public ModelCard {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not a model's name: " + name);
    }

    /** Whether a higher answer speaks for the photo; {@code better: lower} on the card says otherwise. */
    public Better better() {
        return output.better();
    }
}
