// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How much colour a picture has, and whether it is the colour of things or of a toning.
 *
 * <p>Chroma is the distance of (Cb, Cr) from grey in levels of 255 (ITU-R BT.601). A toned print has a colour that depends on
 * lightness alone; in a colour photo equally light things differ.
 *
 * @param strongest chroma that 99.9 % of the pixels do not exceed
 * @param typical mean chroma
 * @param offTone distance from the mean colour of equally light pixels that 99 % do not exceed
 * @param turn largest angle in degrees, 0 to 180, between the mean colour of a lightness and that of the picture
 */
public record Chroma(double strongest, double typical, double offTone, double turn) {
    /** Steps of lightness, so fine that a toning changes by less than a level within one. */
    private static final int STEPS = 64;

    /** A mean colour closer to grey than this has no direction to speak of. */
    private static final double LEAST = 4;

    /** A step of lightness counts if this share of the pixels has it. */
    private static final double LEAST_SHARE = 0.002;

    static Chroma of(Miniature picture) {
        int pixels = picture.pixels();
        float[] cb = new float[pixels];
        float[] cr = new float[pixels];
        byte[] step = new byte[pixels];
        Tone[] tones = Stream.generate(Tone::new).limit(STEPS).toArray(Tone[]::new);
        Tone whole = new Tone();
        Spread strength = new Spread();
        for (int i = 0; i < pixels; i++) {
            float luma = (float) picture.luma(i);
            cb[i] = 0.564f * (picture.blue(i) - luma);
            cr[i] = 0.713f * (picture.red(i) - luma);
            step[i] = (byte) (Math.min(255, (int) luma) * STEPS / 256);
            tones[step[i]].add(cb[i], cr[i]);
            whole.add(cb[i], cr[i]);
            strength.add(Math.sqrt(cb[i] * cb[i] + cr[i] * cr[i]));
        }
        Spread off = new Spread();
        for (int i = 0; i < pixels; i++) {
            Tone tone = tones[step[i]];
            double dx = cb[i] - tone.cb();
            double dy = cr[i] - tone.cr();
            off.add(Math.sqrt(dx * dx + dy * dy));
        }
        double turn = Arrays.stream(tones)
                .filter(tone -> tone.pixels >= LEAST_SHARE * pixels && Math.hypot(tone.cb(), tone.cr()) >= LEAST)
                .mapToDouble(tone -> tone.angle(whole))
                .max()
                .orElse(0);
        return new Chroma(strength.below(0.999), strength.mean(), off.below(0.99), turn);
    }

    /** The mean colour of some pixels. */
    private static final class Tone {
        int pixels;
        double sumCb;
        double sumCr;

        void add(float cb, float cr) {
            pixels++;
            sumCb += cb;
            sumCr += cr;
        }

        double cb() {
            return sumCb / pixels;
        }

        double cr() {
            return sumCr / pixels;
        }

        /** To the other, 0 to 180 degrees. */
        double angle(Tone other) {
            double angle = Math.atan2(sumCr, sumCb) - Math.atan2(other.sumCr, other.sumCb);
            return Math.toDegrees(Math.abs(Math.IEEEremainder(angle, 2 * Math.PI)));
        }
    }
}
