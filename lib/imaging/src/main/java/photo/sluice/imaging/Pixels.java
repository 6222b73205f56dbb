// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** A decoded frame at full size, 8 bits a sample, as its decoder left it, and what is made of it: small things. */
sealed interface Pixels extends AutoCloseable permits PackedPixels, PlanarPixels {
    int width();

    int height();

    /** Native bytes that {@link #tiles} needs for a grid of tiles. */
    static long tileBytes(TileLayout grid) {
        return 4L * grid.columns() * grid.tileWidth() * grid.rows() * grid.tileHeight();
    }

    /**
     * Luma of all tiles, edge to edge, in {@code target}.
     *
     * @param working {@link #tileBytes} to work in
     */
    void tiles(TileLayout grid, BytePointer working, Mat target);

    /**
     * The frame in BGR, halved {@code times} times by exact 2 by 2 means; each halving drops the last column or row of
     * an odd side. In {@code scratch}, or the frame itself if there is nothing to do.
     */
    Mat halved(int times, Scratch scratch);

    @Override
    void close();
}
