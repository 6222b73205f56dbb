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
import photo.sluice.imaging.TileLayout;

/**
 * The mean squared difference of pixels at a fixed distance, for each tile: D(dx, dy) = E[(p(x+dx, y+dy) - p(x, y))^2],
 * in squared grey levels, never across the border of a tile.
 *
 * <p>From D at one and at two pixels come the energies of the first and of the second derivative, D(1) and
 * 4 D(1) - D(2), with nothing but 8-bit SIMD passes over the tiles.
 */
final class Differences {
    private Differences() {}

    /** D for each tile of {@code tiles} (luma, edge to edge); {@code dy >= 0}, {@code dx} may be negative. */
    static float[] meanSquares(Mat tiles, TileLayout layout, int dx, int dy) {
        int width = layout.tileWidth();
        int height = layout.tileHeight();
        int columns = layout.columns();
        float[] result = new float[columns * layout.rows()];
        int across = Math.abs(dx);
        if (width <= across || height <= dy) {
            return result;
        }
        int used = tiles.cols() - across;
        float[] sums = new float[used];
        try (Rect a = new Rect(dx < 0 ? across : 0, 0, used, tiles.rows() - dy);
                Rect b = new Rect(dx < 0 ? 0 : across, dy, used, tiles.rows() - dy);
                Mat one = new Mat(tiles, a);
                Mat other = new Mat(tiles, b);
                Mat difference = new Mat();
                Mat squares = new Mat();
                Mat sum = new Mat()) {
            absdiff(one, other, difference);
            multiply(difference, difference, squares, 1, CV_16U);
            for (int row = 0; row < layout.rows(); row++) {
                try (Mat band = squares.rowRange(row * height, row * height + height - dy)) {
                    reduce(band, sum, 0, REDUCE_SUM, CV_32F);
                }
                new FloatPointer(sum.data()).get(sums);
                for (int column = 0; column < columns; column++) {
                    double total = 0;
                    for (int x = 0; x < width - across; x++) {
                        total += sums[column * width + x];
                    }
                    result[row * columns + column] = (float) (total / ((width - across) * (double) (height - dy)));
                }
            }
        }
        return result;
    }
}
