// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

import java.util.Optional;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.format.Format;

/**
 * All that a rule may know of a photo.
 *
 * @param width upright pixels
 * @param height upright pixels
 * @param format of the file
 * @param facts what the camera wrote
 * @param tones how light and dark are spread
 * @param chroma how much colour there is, and of what kind
 * @param lights bright spots
 * @param texture of the 1:1 pixels; only where no camera is named, for what is not a photo is told by it
 */
public record Look(
        int width,
        int height,
        Format format,
        CaptureFacts facts,
        Tones tones,
        Chroma chroma,
        Lights lights,
        Optional<Texture> texture) {
    public Look {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a photo has pixels, not " + width + "x" + height);
        }
    }

    /** Whether the file names the camera that took it. */
    public boolean namesCamera() {
        return namesCamera(facts);
    }

    private static boolean namesCamera(CaptureFacts facts) {
        return facts.camera().make().isPresent() || facts.camera().model().isPresent();
    }

    /** Upright width over height. */
    public double aspect() {
        return (double) width / height;
    }

    /** Takes the numbers from a rendition, which is only read. */
    public static Look of(Rendition photo) {
        Miniature small = Glance.miniature(photo);
        return new Look(
                photo.width(),
                photo.height(),
                photo.format(),
                photo.facts(),
                Tones.of(small),
                Chroma.of(small),
                Lights.of(small),
                namesCamera(photo.facts()) ? Optional.empty() : Optional.of(Glance.texture(photo)));
    }
}
