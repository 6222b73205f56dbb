// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.REDUCE_SUM;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.reduce;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * The squared differences of pixels at a fixed distance within tiles, never across the border of a tile: D(dx, dy) =
 * E[(p(x+dx, y+dy) - p(x, y))^2], in squared grey levels.
 *
 * <p>Three 8- and 16-bit SIMD passes over the tiles each; the sums of one tile's columns are kept.
 *
 * @param across columns lost at the border of each tile
 * @param down rows lost likewise
 * @param sums for each row of tiles, the sums of squares of each column of pixels
 */
record Differences(Tiling tiling, int across, int down, float[][] sums) {

    /** {@code dy >= 0}; {@code dx} may be negative. */
    static Differences of(Mat tiles, Tiling tiling, int dx, int dy) {
        int across = Math.abs(dx);
        float[][] sums = new float[tiling.rows()][Math.max(0, tiles.cols() - across)];
        if (tiling.width() > across && tiling.height() > dy) {
            int used = tiles.cols() - across;
            try (Rect a = new Rect(dx < 0 ? across : 0, 0, used, tiles.rows() - dy);
                    Rect b = new Rect(dx < 0 ? 0 : across, dy, used, tiles.rows() - dy);
                    Mat one = new Mat(tiles, a);
                    Mat other = new Mat(tiles, b);
                    Mat difference = new Mat();
                    Mat squares = new Mat();
                    Mat sum = new Mat()) {
                absdiff(one, other, difference);
                multiply(difference, difference, squares, 1, CV_16U);
                for (int row = 0; row < tiling.rows(); row++) {
                    int top = row * tiling.height();
                    try (Mat band = squares.rowRange(top, top + tiling.height() - dy)) {
                        reduce(band, sum, 0, REDUCE_SUM, CV_32F);
                    }
                    new FloatPointer(sum.data()).get(sums[row]);
                }
            }
        }
        return new Differences(tiling, across, dy, sums);
    }

    /** D of each tile, row by row. */
    float[] means() {
        float[] means = new float[tiling.count()];
        int width = tiling.width() - across;
        double pixels = (double) width * (tiling.height() - down);
        for (int i = 0; i < means.length && width > 0 && pixels > 0; i++) {
            double total = 0;
            for (int x = 0; x < width; x++) {
                total += column(i, x);
            }
            means[i] = (float) (total / pixels);
        }
        return means;
    }

    /** The sum of squares of column {@code x} of a tile. */
    float column(int tile, int x) {
        return sums[tile / tiling.columns()][tile % tiling.columns() * tiling.width() + x];
    }

    /** How many equal tiles lie edge to edge, and how large they are in pixels. */
    record Tiling(int columns, int rows, int width, int height) {
        int count() {
            return columns * rows;
        }

        Tiling half() {
            return new Tiling(columns, rows, width / 2, height / 2);
        }
    }
}
