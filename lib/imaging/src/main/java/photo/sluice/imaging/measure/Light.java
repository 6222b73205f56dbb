// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_imgproc.calcHist;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import photo.sluice.imaging.Rendition;

/**
 * How much light the frame has, of the reduced picture, in linear light (the curve of sRGB, IEC 61966-2-1).
 *
 * @param stopsDark by how many stops the lightest half per cent of the lightest channel stays below white; 0 or more. A
 *     low key has its lights and stays near 0; a copy exposed one stop less has just one more
 * @param blown share of pixels with green at 250 or above, 255 included, 0..1; green stands for luma, so that a
 *     saturated blue sky is not blown
 * @param mean of green in linear light, 0..1
 */
record Light(double stopsDark, double blown, double mean) {
    private static final int HIGHLIGHT = 250;
    private static final double LIGHTEST = 0.995;

    static Light of(Rendition photo) {
        int lightest = 1;
        float[] green = new float[0];
        double total = photo.colour().total();
        for (int channel = 0; channel < 3; channel++) {
            float[] histogram = histogram(photo.colour(), channel);
            double seen = 0;
            int value = 0;
            while (value < 255 && seen + histogram[value] < LIGHTEST * total) {
                seen += histogram[value++];
            }
            lightest = Math.max(lightest, value);
            green = channel == 1 ? histogram : green;
        }
        double blown = 0;
        double mean = 0;
        for (int value = 0; value < green.length; value++) {
            blown += value >= HIGHLIGHT ? green[value] : 0;
            mean += green[value] * linear(value);
        }
        return new Light(Math.max(0, -Math.log(linear(lightest)) / Math.log(2)), blown / total, mean / total);
    }

    private static double linear(int value) {
        double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static float[] histogram(Mat picture, int channel) {
        float[] counts = new float[256];
        try (IntPointer channels = new IntPointer(new int[] {channel});
                IntPointer size = new IntPointer(new int[] {counts.length});
                FloatPointer range = new FloatPointer(new float[] {0, 256});
                MatVector images = new MatVector(picture);
                Mat all = new Mat();
                Mat found = new Mat()) {
            calcHist(images, channels, all, found, size, range);
            new FloatPointer(found.data()).get(counts);
        }
        return counts;
    }
}
