// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.REDUCE_SUM;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.multiply;
import static org.bytedeco.opencv.global.opencv_core.reduce;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The squared differences of pixels at a fixed distance within tiles, never across the border of a tile: D(dx, dy) =
 * E[(p(x+dx, y+dy) - p(x, y))^2], in squared grey levels.
 *
 * <p>Three 8- and 16-bit SIMD passes over the tiles each; the sums of one tile's columns are kept.
 *
 * @param across columns lost at the border of each tile
 * @param lines rows looked at in each tile
 * @param sums for each row of tiles, the sums of squares of each column of pixels
 */
record Differences(Tiling tiling, int across, int lines, float[][] sums) {
    static final int BLOCK = 8;

    /**
     * D over every row, or over every second row at half the price.
     *
     * @param dx may be negative
     * @param dy not negative
     * @param every 1 or 2; the height of a tile is a multiple of it
     */
    static Differences of(Mat tiles, Tiling tiling, int dx, int dy, int every) {
        int across = Math.abs(dx);
        int rows = Math.max(0, (tiling.height() - dy + every - 1) / every);
        float[][] sums = new float[tiling.rows()][Math.max(0, tiles.cols() - across)];
        if (tiling.width() > across && rows > 0) {
            int used = tiles.cols() - across;
            int height = (tiles.rows() - dy + every - 1) / every;
            long line = tiles.step(0);
            try (BytePointer a = new BytePointer(tiles.data()).position(dx < 0 ? across : 0);
                    BytePointer b = new BytePointer(tiles.data()).position(dy * line + (dx < 0 ? 0 : across));
                    Mat one = new Mat(height, used, CV_8UC1, a, every * line);
                    Mat other = new Mat(height, used, CV_8UC1, b, every * line);
                    Mat difference = new Mat();
                    Mat squares = new Mat();
                    Mat sum = new Mat()) {
                absdiff(one, other, difference);
                multiply(difference, difference, squares, 1, CV_16U);
                for (int row = 0; row < tiling.rows(); row++) {
                    int top = row * tiling.height() / every;
                    try (Mat band = squares.rowRange(top, top + rows)) {
                        reduce(band, sum, 0, REDUCE_SUM, CV_32F);
                    }
                    new FloatPointer(sum.data()).get(sums[row]);
                }
            }
        }
        return new Differences(tiling, across, rows, sums);
    }

    /**
     * D of each tile, row by row.
     *
     * @param insideBlocks whether to leave out the columns where a pair lies across the 8 by 8 grid of JPEG: on a
     *     blurred photo its steps are the sharpest thing in the frame (every second row leaves out its rows by itself)
     */
    float[] means(boolean insideBlocks) {
        float[] means = new float[tiling.count()];
        int width = tiling.width() - across;
        for (int i = 0; i < means.length && lines > 0; i++) {
            double total = 0;
            int columns = 0;
            for (int x = 0; x < width; x++) {
                if (!insideBlocks || x % BLOCK + across < BLOCK) {
                    total += column(i, x);
                    columns++;
                }
            }
            means[i] = columns == 0 ? 0 : (float) (total / ((double) columns * lines));
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
