// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

import java.util.Random;

/** A picture on its easel, with the seed's noise and chance, and the brushes that all scenes share; edges are antialiased. */
final class Easel {
    /** The light of one pixel: writes red, green and blue into {@code out}. */
    interface Shade {
        void at(int x, int y, float[] out);
    }

    final Picture picture;
    final Noise noise;
    final Random random;
    final int w;
    final int h;
    private final float[] light = new float[3];

    Easel(Picture picture, long seed) {
        this.picture = picture;
        this.noise = new Noise(seed);
        this.random = new Random(seed ^ 0x5DEECE66DL);
        this.w = picture.width();
        this.h = picture.height();
    }

    /** A chance value from {@code low} to {@code high}. */
    float any(double low, double high) {
        return (float) (low + (high - low) * random.nextFloat());
    }

    static float clamp(float v) {
        return v < 0 ? 0 : v > 1 ? 1 : v;
    }

    /** 0 below {@code from}, 1 above {@code to}, smooth between. */
    static float step(float from, float to, float v) {
        float t = clamp((v - from) / (to - from));
        return t * t * (3 - 2 * t);
    }

    void fill(int x0, int y0, int x1, int y1, Shade shade) {
        for (int y = Math.max(0, y0); y < Math.min(h, y1); y++) {
            for (int x = Math.max(0, x0); x < Math.min(w, x1); x++) {
                shade.at(x, y, light);
                picture.put(y * w + x, light);
            }
        }
    }

    void blend(int x, int y, float cover, Shade shade) {
        if (x >= 0 && y >= 0 && x < w && y < h && cover > 0) {
            shade.at(x, y, light);
            picture.blend(y * w + x, light, Math.min(1, cover));
        }
    }

    void blend(int x, int y, float cover, Tone tone) {
        if (x >= 0 && y >= 0 && x < w && y < h && cover > 0) {
            tone.into(light, 1);
            picture.blend(y * w + x, light, Math.min(1, cover));
        }
    }

    /** An ellipse with a soft edge of {@code edge} pixels, turned by {@code angle} radians. */
    void ellipse(float cx, float cy, float rx, float ry, double angle, float edge, Shade shade) {
        float cos = (float) StrictMath.cos(angle);
        float sin = (float) StrictMath.sin(angle);
        int reach = (int) (Math.max(rx, ry) + edge) + 1;
        float sharp = Math.min(rx, ry) / edge;
        for (int y = Math.max(0, (int) cy - reach); y <= Math.min(h - 1, (int) cy + reach); y++) {
            for (int x = Math.max(0, (int) cx - reach); x <= Math.min(w - 1, (int) cx + reach); x++) {
                float u = ((x - cx) * cos + (y - cy) * sin) / rx;
                float v = ((y - cy) * cos - (x - cx) * sin) / ry;
                float d = u * u + v * v;
                if (d < 1 + 2 / sharp + 1 / (sharp * sharp)) {
                    blend(x, y, clamp((1 - (float) Math.sqrt(d)) * sharp + 0.5f), shade);
                }
            }
        }
    }

    /** A straight stroke whose width goes from {@code w0} to {@code w1} pixels. */
    void stroke(float x0, float y0, float x1, float y1, float w0, float w1, Tone tone) {
        float dx = x1 - x0;
        float dy = y1 - y0;
        float length2 = Math.max(1e-6f, dx * dx + dy * dy);
        float reach = Math.max(w0, w1) / 2 + 1;
        for (int y = Math.max(0, (int) (Math.min(y0, y1) - reach));
                y <= Math.min(h - 1, Math.max(y0, y1) + reach);
                y++) {
            float left = Math.min(x0, x1) - reach;
            float right = Math.max(x0, x1) + reach;
            if (Math.abs(dy) > 1e-3f) {
                float near = x0 + dx * (y - reach - y0) / dy;
                float far = x0 + dx * (y + reach - y0) / dy;
                left = Math.max(left, Math.min(near, far) - reach);
                right = Math.min(right, Math.max(near, far) + reach);
            }
            for (int x = Math.max(0, (int) left); x <= Math.min(w - 1, right); x++) {
                float t = clamp(((x - x0) * dx + (y - y0) * dy) / length2);
                float ex = x - x0 - dx * t;
                float ey = y - y0 - dy * t;
                float half = (w0 + (w1 - w0) * t) / 2;
                float away = (float) Math.sqrt(ex * ex + ey * ey);
                blend(x, y, Math.min(clamp(half + 0.5f - away), 2 * half), tone);
            }
        }
    }

    /** A filled polygon, corners as x, y pairs; even-odd rule, four scan lines a pixel. */
    void polygon(float[] corners, Shade shade) {
        float top = Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (int i = 1; i < corners.length; i += 2) {
            top = Math.min(top, corners[i]);
            bottom = Math.max(bottom, corners[i]);
        }
        float[] cover = new float[w];
        float[] cuts = new float[corners.length];
        for (int y = Math.max(0, (int) Math.floor(top)); y <= Math.min(h - 1, (int) bottom); y++) {
            java.util.Arrays.fill(cover, 0);
            for (int line = 0; line < 4; line++) {
                int n = cuts(corners, y + (line + 0.5f) / 4, cuts);
                for (int i = 0; i + 1 < n; i += 2) {
                    span(cover, cuts[i], cuts[i + 1]);
                }
            }
            for (int x = 0; x < w; x++) {
                blend(x, y, cover[x], shade);
            }
        }
    }

    private static int cuts(float[] corners, float y, float[] cuts) {
        int n = 0;
        for (int i = 0; i < corners.length; i += 2) {
            int j = (i + 2) % corners.length;
            if (corners[i + 1] <= y != corners[j + 1] <= y) {
                float t = (y - corners[i + 1]) / (corners[j + 1] - corners[i + 1]);
                cuts[n++] = corners[i] + (corners[j] - corners[i]) * t;
            }
        }
        java.util.Arrays.sort(cuts, 0, n);
        return n;
    }

    private void span(float[] cover, float from, float to) {
        int first = Math.max(0, (int) Math.floor(from));
        for (int x = first; x <= Math.min(w - 1, (int) to); x++) {
            cover[x] += Math.max(0, Math.min(to, x + 1) - Math.max(from, x)) / 4;
        }
    }
}
