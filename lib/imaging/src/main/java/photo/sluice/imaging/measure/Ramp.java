// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

/** Straight lines between two points, level beyond them. */
final class Ramp {
    private Ramp() {}

    /** 0 up to {@code zero}, 1 from {@code one} on. */
    static double rising(double value, double zero, double one) {
        return Math.max(0, Math.min(1, (value - zero) / (one - zero)));
    }

    /** 1 up to {@code one}, 0 from {@code zero} on. */
    static double falling(double value, double one, double zero) {
        return 1 - rising(value, one, zero);
    }
}
