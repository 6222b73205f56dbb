// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.degrade;

/** The tone curve of sRGB (IEC 61966-2-1), 0..1 on both sides. */
final class Srgb {
    private Srgb() {}

    static double linear(double encoded) {
        return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
    }

    /** Light beyond 1 is clipped. */
    static double encoded(double linear) {
        double light = Math.min(1, linear);
        return light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    }
}
