// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.List;
import java.util.Optional;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.QuantTables;

/**
 * What can be measured of a photo's technical quality: raw values with units, and what they are worth.
 *
 * @param sharpness acuity of each 1:1 tile, 0..3.5: the weighted mean over four scales and four directions of sqrt(2 E2 /
 *     (E1 + 4)), noise taken off; see {@link Acuities}. Comparable between photos of one scene and size
 * @param acuity the mean of the best sixteenth of the tiles, in the same unit
 * @param motionRatio how many times wider edges are in one direction than across it, 1 or more; see {@link Motion}
 * @param noiseSigma standard deviation of luma noise in grey levels, as if white; see {@link Noise}
 * @param tones see there
 * @param blockiness height of the steps on the JPEG grid in grey levels; see {@link Blockiness}
 * @param jpegQuality IJG quality 1..100 by the quantisation tables, of a JPEG
 * @param megapixels of the full photo
 * @param confidence how far sharpness and motion can be believed, 0 (sky, fog, a wall: nothing that could be sharp) to 1
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
        double confidence,
        Scores scores,
        List<Flaw> flaws) {

    /** Names the formulas and coefficients: scores of another version are not compared with these. */
    public static final String VERSION = "2";

    public Measures {
        flaws = List.copyOf(flaws);
    }

    /** Measures a rendition, which is only read. */
    public static Measures of(Rendition photo) {
        Coefficients coefficients = Coefficients.fitted();
        Tiles tiles = Tiles.of(photo);
        Noise noise = Noise.of(tiles);
        Tones tones = Tones.of(photo.tiles());
        Evidence seen = Evidence.of(photo, tiles, noise, tones);
        Scores scores = Scores.of(seen, coefficients);
        TileGrid sharpness = TileSharpness.of(tiles, noise, coefficients);
        double megapixels = (double) photo.width() * photo.height() / 1e6;
        return new Measures(
                sharpness,
                sharpness.best(),
                Math.exp(Motion.of(seen.own(), coefficients).oneSidedness()),
                seen.noiseSigma(),
                tones,
                seen.blockiness(),
                photo.quantTables().flatMap(QuantTables::quality),
                megapixels,
                seen.confidence(),
                scores,
                Flaws.of(seen, tones, scores, megapixels, photo.damaged()));
    }

    /** 0 (hopeless) to 100 (no damage), all in all. */
    public double technical() {
        return scores.technical();
    }
}
