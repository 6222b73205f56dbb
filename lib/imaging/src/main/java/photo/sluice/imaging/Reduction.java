// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/** Makes the small things out of the decoded frame: the reduced picture and the tiles, both turned upright last. */
final class Reduction {
    private Reduction() {}

    /** Native bytes that any reduced picture and its tiles fit in. */
    static final long SLAB = 3L * Rendition.LONGEST_SIDE * Rendition.LONGEST_SIDE + 256L * 64 * 64;

    /** Bytes into the slab where the tiles start. */
    static final long TILES_AT = 3L * Rendition.LONGEST_SIDE * Rendition.LONGEST_SIDE;

    /** The frame halved until it is small enough, upright, in {@code slab}. */
    static Mat reduced(Pixels frame, int orientation, Scratch scratch, BytePointer slab) {
        int times = 0;
        while (Math.max(frame.width(), frame.height()) >> times > Rendition.LONGEST_SIDE) {
            times++;
        }
        try (Mat small = frame.halved(times, scratch)) {
            boolean swaps = Orientation.swapsSides(orientation);
            Mat upright = Native.over(
                    slab, 0, swaps ? small.cols() : small.rows(), swaps ? small.rows() : small.cols(), CV_8UC3);
            Orientation.turn(small, upright, orientation);
            return upright;
        }
    }

    /** The tiles of {@code stored}, upright luma edge to edge, in {@code slab} from {@link #TILES_AT}. */
    static Mat tiles(Pixels frame, TileLayout stored, int orientation, Scratch scratch, BytePointer slab) {
        int width = stored.columns() * stored.tileWidth();
        int height = stored.rows() * stored.tileHeight();
        boolean swaps = Orientation.swapsSides(orientation);
        Mat tiles = Native.over(slab, TILES_AT, swaps ? width : height, swaps ? height : width, CV_8UC1);
        BytePointer working = scratch.of(Scratch.Use.TILES, Pixels.tileBytes(stored));
        if (orientation == 1) {
            frame.tiles(stored, working, tiles);
            return tiles;
        }
        try (Mat luma = Native.over(working, 3L * width * height, height, width, CV_8UC1)) {
            frame.tiles(stored, working, luma);
            Orientation.turn(luma, tiles, orientation);
        }
        return tiles;
    }

    /**
     * A plane or picture halved so many times along each axis by exact means, dropping the last of an odd side. In
     * {@code scratch}, or {@code level} itself under another header.
     *
     * <p>An exact factor of two along both is the one that OpenCV's INTER_AREA does with SIMD: 7 ms for 24 megapixels
     * in colour, all levels together, against 70 ms in one general step. So both axes are halved while they can be, and
     * one alone last, when little is left.
     */
    static Mat halved(Mat level, int across, int down, Scratch scratch) {
        Mat now = new Mat(level);
        Scratch.Use use = Scratch.Use.HALVES;
        for (int i = 0; i < Math.max(across, down); i++) {
            boolean x = i < Math.min(across, down) || across > down;
            boolean y = i < Math.min(across, down) || down > across;
            int columns = x ? Math.max(1, now.cols() / 2) : now.cols();
            int rows = y ? Math.max(1, now.rows() / 2) : now.rows();
            Mat half = Native.over(scratch.of(use, now.elemSize() * columns * rows), 0, rows, columns, now.type());
            int width = x ? Math.min(now.cols(), 2 * columns) : columns;
            int height = y ? Math.min(now.rows(), 2 * rows) : rows;
            try (Rect even = new Rect(0, 0, width, height);
                    Mat part = new Mat(now, even);
                    Size size = new Size(columns, rows)) {
                // Along one axis, halfway between two pixels, linear is their mean as well, and has SIMD where area has
                // none.
                resize(part, half, size, 0, 0, x && y ? INTER_AREA : INTER_LINEAR);
            }
            now.close();
            now = half;
            use = use == Scratch.Use.HALVES ? Scratch.Use.QUARTERS : Scratch.Use.HALVES;
        }
        return now;
    }

    /**
     * Copies all tiles edge to edge into {@code target} with one native call: seen as an array of (tile row, y, tile
     * column, x), a regular grid of tiles is a view of the frame, and the wanted picture is its contiguous copy.
     */
    static void gather(Mat frame, TileLayout grid, Mat target) {
        int[] sizes = {grid.rows(), grid.tileHeight(), grid.columns(), grid.tileWidth()};
        long line = frame.step(0);
        long pixel = frame.elemSize();
        long from = grid.tops().get(0) * line + pixel * grid.lefts().get(0);
        try (SizeTPointer steps = new SizeTPointer(grid.stepY() * line, line, pixel * grid.stepX(), pixel);
                Mat view = new Mat(sizes, frame.type(), new BytePointer(frame.data()).position(from), steps);
                Mat copy = new Mat(sizes, frame.type(), new BytePointer(target.data()))) {
            view.copyTo(copy);
        }
    }
}
