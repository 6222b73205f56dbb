// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static photo.sluice.imaging.measure.Coefficient.MOTION_EIGHTH;
import static photo.sluice.imaging.measure.Coefficient.MOTION_FLOOR;
import static photo.sluice.imaging.measure.Coefficient.MOTION_HALF;
import static photo.sluice.imaging.measure.Coefficient.MOTION_ODD;
import static photo.sluice.imaging.measure.Coefficient.MOTION_QUARTER;

/**
 * Whether blur has a direction: along motion edges are wider than across it, everywhere in the frame.
 *
 * <p>The log of the ratio of acuities of two crossing directions goes with cos 2 (angle - that of the motion); the pair of the axes
 * and the pair of the diagonals, 45 degrees apart, are its cosine and sine, so that their root sum of squares does not
 * depend on the angle of the motion. Defocus has no direction. A scene may (a sea, a fence), but then one direction is odd and its three
 * neighbours agree: by how much the mean of the other pair exceeds that of the odd one is held against it. Not all, for a shake along an axis
 * leaves to the diagonals what the axis across it has.
 *
 * @param oneSidedness natural log of how many times wider edges are along one direction than across it; 0 or more
 * @param degrees direction of the motion from the x axis, counter-clockwise, -90..90; means nothing where there is none
 */
record Motion(double oneSidedness, double degrees) {
    /** By how much the diagonals of photos without motion exceed the axes: half the median of the camera photos, 0.11. */
    private static final double USUAL = 0.05;

    static Motion of(Acuities own, Coefficients coefficients) {
        double[] weights = {
            1, coefficients.get(MOTION_HALF), coefficients.get(MOTION_QUARTER), coefficients.get(MOTION_EIGHTH)
        };
        double all = 0;
        double axes = 0;
        double diagonals = 0;
        double excess = 0;
        for (int scale = 0; scale < weights.length; scale++) {
            double[] logs = new double[Energies.DIRECTIONS];
            for (int direction = 0; direction < logs.length; direction++) {
                logs[direction] = Math.log(own.at(scale, direction) + coefficients.get(MOTION_FLOOR));
            }
            axes += weights[scale] * (logs[0] - logs[1]);
            diagonals += weights[scale] * (logs[2] - logs[3]);
            excess += weights[scale] * (logs[2] + logs[3] - logs[0] - logs[1]) / 2;
            all += weights[scale];
        }
        axes /= all;
        diagonals /= all;
        double size = Math.hypot(axes, diagonals);
        double which = (axes * axes - diagonals * diagonals) / (size * size + 1e-6);
        double odd = Math.max(0, (excess / all - USUAL) * which);
        double left = size / (size + coefficients.get(MOTION_ODD) * odd + 1e-9);
        // The diagonals are right-down and left-down with y growing downwards.
        return new Motion(size * left, Math.toDegrees(Math.atan2(diagonals, -axes)) / 2);
    }
}
