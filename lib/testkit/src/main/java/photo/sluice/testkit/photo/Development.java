// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import photo.sluice.testkit.scene.Picture;

/**
 * One shot on its way from light to 8 bits: faults set what is to happen, {@link #image} lets it happen in a camera's order.
 * Every shot passes a lens (a faint 3x3 softening, as a colour filter array's interpolation leaves it) and has the grain of
 * a sensor at ISO 100 (0.8 levels), because files without either do not measure like photographs.
 */
public final class Development {
    private static final int STEPS = 1 << 15;
    /** Light from which the tone curve bends, and from which it is white: a camera's shoulder. */
    private static final double BEND = 0.75;

    private static final double WHITE = 1.25;
    private static final float[] CURVE = curve();
    private static final float[] GAUSS = gauss();
    private static final float BASE_GRAIN = 0.8f;

    private final List<UnaryOperator<Picture>> optics = new ArrayList<>();
    private double stops;
    private float sigma = BASE_GRAIN;
    private boolean inShadows;
    private int quality;

    Development(int quality) {
        this.quality = quality;
    }

    void optics(UnaryOperator<Picture> change) {
        optics.add(change);
    }

    void expose(double byStops) {
        stops += byStops;
    }

    void grain(double addedSigma, boolean moreInShadows) {
        sigma = (float) Math.sqrt(sigma * sigma + addedSigma * addedSigma);
        inShadows |= moreInShadows;
    }

    void quality(int lowered) {
        quality = Math.min(quality, lowered);
    }

    int quality() {
        return quality;
    }

    /** The developed 8-bit image (sRGB, bytes in the order blue, green, red); the picture itself is left as it was. */
    BufferedImage image(Picture light, long seed) {
        Picture seen = light;
        for (UnaryOperator<Picture> change : optics) {
            seen = change.apply(seen);
        }
        int w = seen.width();
        int h = seen.height();
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float gain = (float) StrictMath.pow(2, stops);
        for (int c = 0; c < 3; c++) {
            develop(seen, c, gain, new Random(seed * 3 + c), bytes);
        }
        return image;
    }

    private void develop(Picture seen, int channel, float gain, Random random, byte[] bytes) {
        int w = seen.width();
        int h = seen.height();
        float[] plane = seen.plane(channel);
        float[] row = new float[w];
        for (int y = 0; y < h; y++) {
            lens(plane, w, h, y, row);
            int draw = random.nextInt();
            for (int x = 0; x < w; x++) {
                float level = CURVE[(int) Math.min(STEPS, row[x] * gain * (STEPS / (float) WHITE))];
                draw ^= draw << 13;
                draw ^= draw >>> 17;
                draw ^= draw << 5;
                float strength = inShadows ? sigma * (1.5f - level / 255) : sigma;
                int v = (int) (level + strength * GAUSS[draw >>> 16] + 0.5f);
                bytes[(y * w + x) * 3 + 2 - channel] = (byte) Math.max(0, Math.min(255, v));
            }
        }
    }

    /** Weights 1 6 1 in each direction: a point spread of deviation 0.5 pixels. */
    private static void lens(float[] plane, int w, int h, int y, float[] row) {
        int above = Math.max(0, y - 1) * w;
        int here = y * w;
        int below = Math.min(h - 1, y + 1) * w;
        float left = column(plane, above, here, below);
        float mid = left;
        for (int x = 0; x < w; x++) {
            int next = Math.min(w - 1, x + 1);
            float right = column(plane, above + next, here + next, below + next);
            row[x] = Math.max(0, (left + 6 * mid + right) * (1 / 64f));
            left = mid;
            mid = right;
        }
    }

    private static float column(float[] plane, int above, int here, int below) {
        return plane[above] + 6 * plane[here] + plane[below];
    }

    /** Linear light 0 to {@link #WHITE} to levels 0 to 255: sRGB with a quadratic shoulder. */
    private static float[] curve() {
        float[] curve = new float[STEPS + 1];
        double room = WHITE - BEND;
        for (int i = 0; i <= STEPS; i++) {
            double light = i * WHITE / STEPS;
            double t = light - BEND;
            double bent = t <= 0 ? light : BEND + t - t * t / (2 * room);
            double coded = bent <= 0.0031308 ? 12.92 * bent : 1.055 * StrictMath.pow(bent, 1 / 2.4) - 0.055;
            curve[i] = (float) (255 * coded);
        }
        curve[STEPS] = 255;
        return curve;
    }

    private static float[] gauss() {
        Random random = new Random(7);
        float[] gauss = new float[1 << 16];
        for (int i = 0; i < gauss.length; i++) {
            gauss[i] = (float) random.nextGaussian();
        }
        return gauss;
    }
}
