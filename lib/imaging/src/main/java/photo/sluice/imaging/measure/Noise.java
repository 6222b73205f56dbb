// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import photo.sluice.imaging.measure.Energies.Floor;

/**
 * The noise of a photo, read from its flattest tiles.
 *
 * <p>In the flattest tiles what is left is noise, fine texture or nothing. Noise is told by D(2)/D(1) near 1. JPEG and
 * noise reduction smooth noise at full scale (5 grey levels at quality 80 have a ratio of 1.9), but at half scale it is
 * white again (1.15), where textures of clean photos were seen at 1.5 and above; strong noise is white at full scale.
 *
 * @param sigma standard deviation in grey levels of luma, as if it were white; 0 if there is none or it cannot be told
 *     from texture
 * @param full what it adds to the energies at full scale
 * @param half likewise at half scale
 */
record Noise(double sigma, Floor full, Floor half) {
    /** Tiles with less are clipped or synthetic; rounding alone gives 1/6 in each direction. */
    private static final double LEAST_ENERGY = 0.05;

    /** Tiles beyond these means are partly clipped, and noise with them. */
    private static final double DARKEST = 20;

    private static final double LIGHTEST = 235;

    /** The share of tiles that is taken for flat: of the 20 camera photos, all but 2 had sky, wall or blur in it. */
    private static final double FLAT_SHARE = 0.15;

    /** Ratios at which a flat tile is surely noise and surely not, from the photos named above. */
    private static final double WHITE = 1.25;

    private static final double TEXTURE = 1.75;

    /** Noise of more than this at half scale survives JPEG as white at full scale; what does not is texture. */
    private static final double HALF_SURE = 3.5;

    private static final double HALF_NEVER = 6;

    /** {@code means} is the mean luma of each tile. */
    static Noise of(Energies full, Energies half, float[] means) {
        List<Integer> flat = new ArrayList<>();
        for (int i = 0; i < full.count(); i++) {
            if (full.one(i) > LEAST_ENERGY && means[i] > DARKEST && means[i] < LIGHTEST) {
                flat.add(i);
            }
        }
        if (flat.isEmpty()) {
            return new Noise(0, new Floor(0, 0), new Floor(0, 0));
        }
        flat.sort(Comparator.comparingDouble(full::one));
        List<Integer> flattest = flat.subList(0, Math.max(1, (int) (flat.size() * FLAT_SHARE)));
        Floor atFull = mean(full, flattest);
        Floor atHalf = mean(half, flattest);
        double sureFull = Ramp.falling(atFull.two() / atFull.one(), WHITE, TEXTURE);
        double sureHalf = atHalf.one() == 0
                ? 0
                : Ramp.falling(atHalf.two() / atHalf.one(), WHITE, TEXTURE)
                        * Ramp.falling(Math.sqrt(atHalf.one() / 4), HALF_SURE, HALF_NEVER);
        double sure = Math.max(sureFull, sureHalf);
        // White noise of variance v gives D(1) = 2 v in each direction, and a quarter of it at half scale.
        double variance = Math.max(sureFull * atFull.one() / 4, sureHalf * atHalf.one());
        return new Noise(Math.sqrt(variance), atFull.times(sure), atHalf.times(sure));
    }

    private static Floor mean(Energies energies, List<Integer> tiles) {
        double one = 0;
        double two = 0;
        for (int tile : tiles) {
            one += energies.one(tile);
            two += energies.two(tile);
        }
        return new Floor(one / tiles.size(), two / tiles.size());
    }
}
