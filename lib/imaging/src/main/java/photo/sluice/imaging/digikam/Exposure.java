// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How much of a picture is too light or too dark, by luma alone.
 *
 * <p>digiKam's intervals leave 255 out, so that there a frame blown to pure white is well exposed; here it is not.
 */
final class Exposure {
    private Exposure() {}

    /** Luma from which a pixel is overexposed, and half-way so; below which it is under-exposed, and half-way so. */
    private static final int OVER = 245;

    private static final int HALF_OVER = 235;
    private static final int UNDER = 15;
    private static final int HALF_UNDER = 30;

    private static final double FULL_WEIGHT = 15;
    private static final double HALF_OVER_WEIGHT = 1;
    private static final double HALF_UNDER_WEIGHT = 6;

    /** 0..1: the larger of the weighted shares of too light and too dark pixels; 8-bit luma. */
    static double damage(Mat gray) {
        return damage(Planes.bytes(gray));
    }

    static double damage(byte[] luma) {
        long over = 0;
        long halfOver = 0;
        long under = 0;
        long halfUnder = 0;
        for (byte each : luma) {
            int value = each & 0xff;
            if (value >= OVER) over++;
            else if (value >= HALF_OVER) halfOver++;
            else if (value < UNDER) under++;
            else if (value < HALF_UNDER) halfUnder++;
        }
        long sound = luma.length - over - halfOver - under - halfUnder;
        return Math.max(
                share(FULL_WEIGHT * over + HALF_OVER_WEIGHT * halfOver, sound),
                share(FULL_WEIGHT * under + HALF_UNDER_WEIGHT * halfUnder, sound));
    }

    private static double share(double bad, double sound) {
        return bad == 0 ? 0 : bad / (bad + sound);
    }
}
