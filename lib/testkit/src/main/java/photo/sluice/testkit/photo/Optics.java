// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import java.util.TreeMap;
import photo.sluice.testkit.scene.Picture;

/** What happens to light before it is recorded. Borders repeat their last pixel. Each call gives a new picture. */
final class Optics {
    private Optics() {}

    /** A disc of {@code radius} pixels, exact to parts of a pixel along rows; cost grows with the radius, not its square. */
    static Picture defocus(Picture sharp, double radius) {
        if (radius < 0.05) {
            return sharp;
        }
        int reach = (int) Math.ceil(radius - 0.5);
        double[] half = new double[reach + 1];
        double area = 0;
        for (int dy = 0; dy <= reach; dy++) {
            double edge = Math.min(1, radius + 0.5 - dy);
            half[dy] = Math.max(0.5 * edge, Math.sqrt(Math.max(0, radius * radius - dy * dy)));
            area += (dy == 0 ? 1 : 2) * 2 * half[dy];
        }
        Picture soft = new Picture(sharp.width(), sharp.height());
        for (int c = 0; c < 3; c++) {
            discs(sharp, c, half, (float) (1 / area), soft.plane(c));
        }
        return soft;
    }

    private static void discs(Picture sharp, int channel, double[] half, float weight, float[] out) {
        int w = sharp.width();
        int h = sharp.height();
        int reach = half.length - 1;
        int pad = (int) Math.ceil(half[0]) + 2;
        float[] plane = sharp.plane(channel);
        double[] sums = new double[w + 2 * pad + 1];
        float[] window = new float[w];
        for (int source = -reach; source < h + reach; source++) {
            int row = Math.max(0, Math.min(h - 1, source)) * w;
            for (int i = 0; i < w + 2 * pad; i++) {
                sums[i + 1] = sums[i] + plane[row + Math.max(0, Math.min(w - 1, i - pad))];
            }
            for (int dy = 0; dy <= reach; dy++) {
                window(sums, pad, half[dy], weight, window);
                add(window, out, source - dy, w, h);
                if (dy > 0) {
                    add(window, out, source + dy, w, h);
                }
            }
        }
    }

    /** Sums of {@code 2 * half} pixels around each pixel of a row, the outermost two taken in part. */
    private static void window(double[] sums, int pad, double half, float weight, float[] window) {
        double wide = Math.max(0, half - 0.5);
        int whole = (int) wide;
        double part = wide - whole;
        double inner = weight * (1 - part) * (half < 0.5 ? 2 * half : 1);
        double outer = weight * part;
        for (int x = 0; x < window.length; x++) {
            int at = x + pad;
            window[x] = (float) (inner * (sums[at + whole + 1] - sums[at - whole])
                    + outer * (sums[at + whole + 2] - sums[at - whole - 1]));
        }
    }

    private static void add(float[] window, float[] out, int y, int w, int h) {
        if (y >= 0 && y < h) {
            int row = y * w;
            for (int x = 0; x < w; x++) {
                out[row + x] += window[x];
            }
        }
    }

    /** An even line of {@code length} pixels at {@code angle} degrees. */
    static Picture shake(Picture sharp, double length, double angle) {
        if (length < 0.05) {
            return sharp;
        }
        double dx = StrictMath.cos(StrictMath.toRadians(angle));
        double dy = -StrictMath.sin(StrictMath.toRadians(angle));
        int steps = (int) Math.ceil(length) + 1;
        TreeMap<Integer, TreeMap<Integer, Double>> kernel = new TreeMap<>();
        for (int i = 0; i < steps; i++) {
            double t = length * (i / (steps - 1.0) - 0.5);
            double x = t * dx;
            double y = t * dy;
            int x0 = (int) Math.floor(x);
            int y0 = (int) Math.floor(y);
            for (int corner = 0; corner < 4; corner++) {
                int px = x0 + (corner & 1);
                int py = y0 + (corner >> 1);
                double share = (1 - Math.abs(x - px)) * (1 - Math.abs(y - py)) / steps;
                kernel.computeIfAbsent(py, row -> new TreeMap<>()).merge(px, share, Double::sum);
            }
        }
        Picture soft = new Picture(sharp.width(), sharp.height());
        for (int c = 0; c < 3; c++) {
            float[] plane = sharp.plane(c);
            float[] out = soft.plane(c);
            kernel.forEach((ky, taps) -> taps.forEach(
                    (kx, share) -> shift(plane, out, kx, ky, share.floatValue(), sharp.width(), sharp.height())));
        }
        return soft;
    }

    private static void shift(float[] plane, float[] out, int kx, int ky, float share, int w, int h) {
        if (share <= 0) {
            return;
        }
        int first = Math.max(0, Math.min(w, -kx));
        int last = Math.max(first, Math.min(w, w - kx));
        for (int y = 0; y < h; y++) {
            int from = Math.max(0, Math.min(h - 1, y + ky)) * w;
            int to = y * w;
            for (int x = 0; x < first; x++) {
                out[to + x] += share * plane[from];
            }
            for (int x = first; x < last; x++) {
                out[to + x] += share * plane[from + x + kx];
            }
            for (int x = last; x < w; x++) {
                out[to + x] += share * plane[from + w - 1];
            }
        }
    }

    /** Averages over the pixels that fall into each smaller one. */
    static Picture reduce(Picture large, double share) {
        int w = Math.max(1, (int) Math.round(large.width() * share));
        int h = Math.max(1, (int) Math.round(large.height() * share));
        Picture small = new Picture(w, h);
        for (int c = 0; c < 3; c++) {
            float[] plane = large.plane(c);
            for (int y = 0; y < h; y++) {
                int y0 = (int) ((long) y * large.height() / h);
                int y1 = Math.max(y0 + 1, (int) ((long) (y + 1) * large.height() / h));
                for (int x = 0; x < w; x++) {
                    int x0 = (int) ((long) x * large.width() / w);
                    int x1 = Math.max(x0 + 1, (int) ((long) (x + 1) * large.width() / w));
                    double sum = 0;
                    for (int sy = y0; sy < y1; sy++) {
                        for (int sx = x0; sx < x1; sx++) {
                            sum += plane[sy * large.width() + sx];
                        }
                    }
                    small.plane(c)[y * w + x] = (float) (sum / ((y1 - y0) * (x1 - x0)));
                }
            }
        }
        return small;
    }
}
