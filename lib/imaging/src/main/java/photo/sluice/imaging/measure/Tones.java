// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_imgproc.calcHist;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/**
 * How light and dark are spread over the luma of the tiles, which sample the frame evenly.
 *
 * @param mean luma, 0..255
 * @param shadowsClipped share of pixels at 5 or below, 0..1
 * @param highlightsClipped share of pixels at 250 or above, 255 included, 0..1
 * @param dark luma that 1 % of the pixels do not exceed; {@code light} that 99 % do not exceed
 * @param darkest luma that 0.1 % do not exceed; {@code lightest} that 99.9 % do not exceed
 */
public record Tones(
        double mean, double shadowsClipped, double highlightsClipped, int dark, int light, int darkest, int lightest) {
    private static final int SHADOW = 5;
    private static final int HIGHLIGHT = 250;

    static Tones of(Mat luma) {
        float[] histogram = new float[256];
        try (IntPointer channel = new IntPointer(new int[] {0});
                IntPointer size = new IntPointer(new int[] {256});
                FloatPointer range = new FloatPointer(new float[] {0, 256});
                MatVector images = new MatVector(luma);
                Mat all = new Mat();
                Mat counts = new Mat()) {
            calcHist(images, channel, all, counts, size, range);
            new FloatPointer(counts.data()).get(histogram);
        }
        double total = 0;
        double sum = 0;
        double shadows = 0;
        double highlights = 0;
        for (int i = 0; i < histogram.length; i++) {
            total += histogram[i];
            sum += (double) i * histogram[i];
            shadows += i <= SHADOW ? histogram[i] : 0;
            highlights += i >= HIGHLIGHT ? histogram[i] : 0;
        }
        return new Tones(
                sum / total,
                shadows / total,
                highlights / total,
                percentile(histogram, total * 0.01),
                percentile(histogram, total * 0.99),
                percentile(histogram, total * 0.001),
                percentile(histogram, total * 0.999));
    }

    private static int percentile(float[] histogram, double below) {
        double seen = 0;
        for (int i = 0; i < histogram.length; i++) {
            seen += histogram[i];
            if (seen > below) {
                return i;
            }
        }
        return 255;
    }

    /** Whether next to nothing but one tone is there. */
    boolean blank() {
        return lightest - darkest < 8;
    }
}
