// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/** A colour as linear light (Rec. 709 primaries); 1 is the sensor's white, more is a highlight that will clip. */
record Tone(float r, float g, float b) {
    /** IEC 61966-2-1, one entry a level. */
    private static final float[] LINEAR = new float[256];

    static {
        for (int level = 0; level < 256; level++) {
            double v = level / 255.0;
            LINEAR[level] = (float) (v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4));
        }
    }

    /** The light of an sRGB colour written as {@code 0xRRGGBB}. */
    static Tone of(int srgb) {
        return new Tone(LINEAR[srgb >> 16 & 255], LINEAR[srgb >> 8 & 255], LINEAR[srgb & 255]);
    }

    Tone mix(Tone other, float share) {
        return new Tone(r + (other.r - r) * share, g + (other.g - g) * share, b + (other.b - b) * share);
    }

    Tone times(float gain) {
        return new Tone(r * gain, g * gain, b * gain);
    }

    /** Writes this light, scaled, into {@code out[0..2]} in the order red, green, blue. */
    void into(float[] out, float gain) {
        out[0] = r * gain;
        out[1] = g * gain;
        out[2] = b * gain;
    }
}
