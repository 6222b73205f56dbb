// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.dct;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What a photo looks like, in 64 bits: photos that look alike have hashes that differ in few bits.
 *
 * <p>The signs of the 8 by 8 lowest frequencies of the DCT of the 32 by 32 luma, against their median, as in pHash
 * (Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions"), except that the constant term is
 * left out of the median. Bit 63 is the constant term, then along the rows.
 */
public record PerceptualHash(long bits) {
    private static final int SIDE = 32;
    private static final int KEPT = 8;

    /** The hash of an upright 8-bit BGR picture of any size. */
    public static PerceptualHash of(Mat bgr) {
        float[] all = new float[SIDE * SIDE];
        try (Size size = new Size(SIDE, SIDE);
                Mat few = few(bgr);
                Mat luma = new Mat();
                Mat small = new Mat();
                Mat real = new Mat();
                Mat frequencies = new Mat()) {
            cvtColor(few, luma, COLOR_BGR2GRAY);
            resize(luma, small, size, 0, 0, INTER_AREA);
            small.convertTo(real, CV_32F);
            dct(real, frequencies);
            new FloatPointer(frequencies.data()).get(all);
        }
        float[] kept = new float[KEPT * KEPT];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = all[i / KEPT * SIDE + i % KEPT];
        }
        float[] sorted = Arrays.copyOfRange(kept, 1, kept.length);
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2];
        long bits = 0;
        for (float value : kept) {
            bits = bits << 1 | (value > median ? 1 : 0);
        }
        return new PerceptualHash(bits);
    }

    /** The picture halved by exact means while three times the wanted side is left: the quick way to average. */
    private static Mat few(Mat bgr) {
        Mat level = new Mat(bgr);
        while (Math.min(level.cols(), level.rows()) >= 6 * SIDE) {
            Mat half = new Mat();
            try (Rect even = new Rect(0, 0, level.cols() & ~1, level.rows() & ~1);
                    Mat part = new Mat(level, even);
                    Size size = new Size(level.cols() / 2, level.rows() / 2)) {
                resize(part, half, size, 0, 0, INTER_AREA);
            }
            level.close();
            level = half;
        }
        return level;
    }

    /** Reads 16 hexadecimal digits. */
    public static PerceptualHash parse(String hex) {
        if (!hex.matches("[0-9a-fA-F]{16}")) {
            throw new IllegalArgumentException("not 16 hexadecimal digits: " + hex);
        }
        return new PerceptualHash(Long.parseUnsignedLong(hex, 16));
    }

    /** 16 lower-case hexadecimal digits. */
    public String hex() {
        return String.format(Locale.ROOT, "%016x", bits);
    }

    /** In how many of 64 bits the two differ: 0 for the same look, about 32 for unrelated photos. */
    public int distance(PerceptualHash other) {
        return Long.bitCount(bits ^ other.bits);
    }

    @Override
    public String toString() {
        return hex();
    }
}
