// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.List;
import java.util.Optional;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.QuantTables;

/**
 * What can be measured of a photo's technical quality: raw values with units, and what they are worth.
 *
 * @param sharpness acuity of each 1:1 tile: the mean over full and half scale, each weighted by its share of signal
 *     against noise, of sqrt(2 E2 / (E1 + 8)), E1 and E2 the
 *     energies of first and second derivative in squared grey levels, noise taken off; for an edge blurred by a
 *     Gaussian of s pixels about 1 / s; 0..2.4, comparable between photos of one scene and size
 * @param acuity the mean of the best sixteenth of the tiles, in the same unit
 * @param motionRatio how many times wider edges are in one direction than across it, 1 or more; means motion only
 *     where acuity is low
 * @param noiseSigma standard deviation of luma noise in grey levels, as if white; see {@link Noise}
 * @param tones see there
 * @param blockiness height of the steps on the JPEG grid in grey levels; see {@link Blockiness}
 * @param jpegQuality IJG quality 1..100 by the quantisation tables, of a JPEG
 * @param megapixels of the full frame
 * @param scores what the values are worth
 * @param flaws what is wrong, worst kinds first; empty for a sound photo
 */
public record Measures(
        TileGrid sharpness,
        double acuity,
        double motionRatio,
        double noiseSigma,
        Tones tones,
        double blockiness,
        Optional<Integer> jpegQuality,
        double megapixels,
        Scores scores,
        List<Flaw> flaws) {

    public Measures {
        flaws = List.copyOf(flaws);
    }

    /** Measures a rendition, which is only read. */
    public static Measures of(Rendition photo) {
        Tiles tiles = Tiles.of(photo);
        Noise noise = Noise.of(tiles.full(), tiles.half(), tiles.means());
        Sharpness sharpness = Sharpness.of(tiles.full(), tiles.half(), tiles.quarter(), noise, tiles.tiling());
        Raw raw = new Raw(
                sharpness,
                noise.sigma(),
                Tones.of(photo.tiles()),
                Blockiness.of(tiles.full().right()),
                photo.quantTables().flatMap(QuantTables::quality),
                (double) photo.width() * photo.height() / 1e6);
        Scores scores = Scores.of(raw);
        return new Measures(
                sharpness.tiles(),
                raw.acuity(),
                sharpness.motionRatio(),
                raw.noiseSigma(),
                raw.tones(),
                raw.blockiness(),
                raw.jpegQuality(),
                raw.megapixels(),
                scores,
                Flaws.of(raw, scores));
    }

    /** 0 (hopeless) to 100 (no damage), all in all. */
    public double technical() {
        return scores.technical();
    }

    /** The raw values that scores and flaws are drawn from. */
    record Raw(
            Sharpness sharpness,
            double noiseSigma,
            Tones tones,
            double blockiness,
            Optional<Integer> jpegQuality,
            double megapixels) {
        double acuity() {
            return sharpness.tiles().best();
        }
    }
}
