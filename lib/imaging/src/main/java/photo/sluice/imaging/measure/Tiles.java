// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.TileLayout;
import photo.sluice.imaging.measure.Differences.Tiling;

/**
 * The energies of all tiles at four scales (1:1, 1:2, 1:4, 1:8), in pixels of each scale, and their plain statistics.
 *
 * <p>A frame too small for tiles that can be halved three times is taken at 1:1 four times.
 */
record Tiles(Tiling tiling, List<Energies> scales, Grains grains) {
    static final int SCALES = 4;

    static Tiles of(Rendition photo) {
        TileLayout layout = photo.layout();
        Tiling tiling = new Tiling(layout.columns(), layout.rows(), layout.tileWidth(), layout.tileHeight());
        Grains grains = Grains.of(photo.tiles(), tiling);
        int parts = 1 << SCALES - 1;
        if (tiling.width() % parts != 0 || tiling.height() % parts != 0) {
            Energies all = Energies.of(photo.tiles(), tiling, 1, 1);
            return new Tiles(tiling, List.of(all, all, all, all), grains);
        }
        List<Energies> scales = new ArrayList<>();
        scales.add(Energies.of(photo.tiles(), tiling, 2, 1));
        Mat level = new Mat(photo.tiles());
        Tiling smaller = tiling;
        for (int scale = 1; scale < SCALES; scale++) {
            Mat half = halved(level);
            level.close();
            level = half;
            smaller = smaller.half();
            scales.add(Energies.of(level, smaller, 1, Math.pow(0.25, scale)));
        }
        level.close();
        return new Tiles(tiling, List.copyOf(scales), grains);
    }

    Energies full() {
        return scales.get(0);
    }

    /** Root of the energy of the gradient of a tile at half scale: how flat it is, whatever its finest grain. */
    double relief(int tile) {
        Energies half = scales.get(1);
        return Math.sqrt(half.first(0, tile) + half.first(1, tile));
    }

    private static Mat halved(Mat luma) {
        Mat half = new Mat();
        try (Size size = new Size(luma.cols() / 2, luma.rows() / 2)) {
            resize(luma, half, size, 0, 0, INTER_AREA);
        }
        return half;
    }
}
