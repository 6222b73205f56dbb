// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.REDUCE_SUM;
import static org.bytedeco.opencv.global.opencv_core.reduce;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.TileLayout;
import photo.sluice.imaging.measure.Differences.Tiling;

/**
 * The energies of all tiles at three scales, in pixels of each scale, and their mean luma.
 *
 * <p>A frame too small to be halved twice within a tile is taken at the last scale that it has.
 */
record Tiles(Tiling tiling, Energies full, Energies half, Energies quarter, float[] means) {

    static Tiles of(Rendition photo) {
        TileLayout layout = photo.layout();
        Tiling tiling = new Tiling(layout.columns(), layout.rows(), layout.tileWidth(), layout.tileHeight());
        Mat tiles = photo.tiles();
        float[] means = means(tiles, tiling);
        if (tiling.width() % 4 != 0 || tiling.height() % 4 != 0) {
            Energies all = Energies.of(tiles, tiling, 4, 1);
            return new Tiles(tiling, all, all, all, means);
        }
        Tiling smaller = tiling.half();
        try (Mat half = halved(tiles);
                Mat quarter = halved(half)) {
            return new Tiles(
                    tiling,
                    Energies.of(tiles, tiling, 2, 2),
                    Energies.of(half, smaller, 4, 1),
                    Energies.of(quarter, smaller.half(), 4, 1),
                    means);
        }
    }

    private static Mat halved(Mat luma) {
        Mat half = new Mat();
        try (Size size = new Size(luma.cols() / 2, luma.rows() / 2)) {
            resize(luma, half, size, 0, 0, INTER_AREA);
        }
        return half;
    }

    private static float[] means(Mat tiles, Tiling tiling) {
        float[] means = new float[tiling.count()];
        float[] sums = new float[tiles.cols()];
        try (Mat sum = new Mat()) {
            for (int row = 0; row < tiling.rows(); row++) {
                try (Mat band = tiles.rowRange(row * tiling.height(), (row + 1) * tiling.height())) {
                    reduce(band, sum, 0, REDUCE_SUM, CV_32F);
                }
                new FloatPointer(sum.data()).get(sums);
                for (int x = 0; x < sums.length; x++) {
                    means[row * tiling.columns() + x / tiling.width()] += sums[x] / (tiling.width() * tiling.height());
                }
            }
        }
        return means;
    }
}
