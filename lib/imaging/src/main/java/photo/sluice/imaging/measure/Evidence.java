// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.QuantTables;

/**
 * All that scores are drawn from, as measured, before any coefficient.
 *
 * @param pair acuities against both of a pair of directions, from which sharpness is read
 * @param own acuities against the direction itself, from which motion is read
 * @param noiseSigma standard deviation of luma noise in grey levels, 0..; see {@link Noise}
 * @param stopsDark stops by which the lights stay below white, 0..
 * @param blown share of blown pixels, 0..1
 * @param meanLight mean of green in linear light, 0..1
 * @param coarseness of the luma quantisation table, as the IJG library scales it: 1 at quality 50, 0.1 at 95, 0 without tables
 * @param blockiness height of the steps on the JPEG grid in grey levels; see {@link Blockiness}
 * @param texture steps of the picture made very small, in grey levels; see {@link Texture}
 * @param megapixels of the frame that was looked at
 * @param blank whether next to nothing but one tone is there
 */
public record Evidence(
        Acuities pair,
        Acuities own,
        double noiseSigma,
        double stopsDark,
        double blown,
        double meanLight,
        double coarseness,
        double blockiness,
        double texture,
        double megapixels,
        boolean blank) {
    /** Texture of frames with nothing in them that could be sharp, and of those with enough; see the lab's README. */
    private static final double TEXTURE_NONE = 8;

    private static final double TEXTURE_ENOUGH = 45;

    /** Looks at a rendition, which is only read. */
    public static Evidence of(Rendition photo) {
        Tiles tiles = Tiles.of(photo);
        return of(photo, tiles, Noise.of(tiles), Tones.of(photo.tiles()));
    }

    static Evidence of(Rendition photo, Tiles tiles, Noise noise, Tones tones) {
        Light light = Light.of(photo);
        return new Evidence(
                Acuities.of(tiles, noise, Acuities.Against.PAIR),
                Acuities.of(tiles, noise, Acuities.Against.OWN),
                noise.sigma(),
                light.stopsDark(),
                light.blown(),
                light.mean(),
                photo.quantTables()
                        .flatMap(QuantTables::quality)
                        .map(Evidence::coarseness)
                        .orElse(0.0),
                Blockiness.of(tiles.full().right()),
                Texture.of(photo.colour()),
                (double) photo.layout().frameWidth() * photo.layout().frameHeight() / 1e6,
                tones.blank());
    }

    /** {@code jpeg_quality_scaling} of the IJG library, 1 for the tables as the standard prints them. */
    private static double coarseness(int quality) {
        return (quality < 50 ? 5000.0 / quality : 200 - 2 * quality) / 100;
    }

    /** How far what is said of sharpness can be believed, 0 (nothing there that could be sharp) to 1. */
    double confidence() {
        return Math.max(0, Math.min(1, (texture - TEXTURE_NONE) / (TEXTURE_ENOUGH - TEXTURE_NONE)));
    }
}
