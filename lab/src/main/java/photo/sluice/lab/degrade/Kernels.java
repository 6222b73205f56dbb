// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.degrade;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;

import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/** What a point becomes, as kernels that sum to 1, rows and columns odd, exact to a sixteenth of a pixel. */
final class Kernels {
    private static final int PARTS = 16;

    private Kernels() {}

    /** An even disc: each weight is the area that the disc has in common with that pixel. */
    static Mat disc(double radius) {
        int reach = (int) Math.ceil(radius);
        double[][] weights = new double[2 * reach + 1][2 * reach + 1];
        for (int y = 0; y < weights.length * PARTS; y++) {
            for (int x = 0; x < weights.length * PARTS; x++) {
                double dx = (x + 0.5) / PARTS - reach - 0.5;
                double dy = (y + 0.5) / PARTS - reach - 0.5;
                if (dx * dx + dy * dy <= radius * radius) {
                    weights[y / PARTS][x / PARTS]++;
                }
            }
        }
        return kernel(weights);
    }

    /** A straight line through the middle, {@code degrees} from the x axis; points between pixels are shared bilinearly. */
    static Mat line(double length, double degrees) {
        int reach = (int) Math.ceil(length / 2);
        double[][] weights = new double[2 * reach + 3][2 * reach + 3];
        int points = Math.max(1, (int) Math.ceil(length * PARTS));
        for (int i = 0; i < points; i++) {
            double along = length * ((i + 0.5) / points - 0.5);
            double x = reach + 1 + along * Math.cos(Math.toRadians(degrees));
            double y = reach + 1 - along * Math.sin(Math.toRadians(degrees));
            int left = (int) Math.floor(x);
            int top = (int) Math.floor(y);
            weights[top][left] += (1 - (x - left)) * (1 - (y - top));
            weights[top][left + 1] += (x - left) * (1 - (y - top));
            weights[top + 1][left] += (1 - (x - left)) * (y - top);
            weights[top + 1][left + 1] += (x - left) * (y - top);
        }
        return kernel(weights);
    }

    private static Mat kernel(double[][] weights) {
        double sum = 0;
        for (double[] row : weights) {
            for (double weight : row) {
                sum += weight;
            }
        }
        Mat kernel = new Mat(weights.length, weights[0].length, CV_32F);
        try (FloatIndexer at = kernel.createIndexer()) {
            for (int y = 0; y < weights.length; y++) {
                for (int x = 0; x < weights[y].length; x++) {
                    at.put(y, x, (float) (weights[y][x] / sum));
                }
            }
        }
        return kernel;
    }
}
