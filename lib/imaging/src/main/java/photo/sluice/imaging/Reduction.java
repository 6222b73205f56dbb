// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
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

    /**
     * The frame halved by exact 2 by 2 means, upright, in {@code slab}.
     *
     * <p>An exact factor of two is the one that OpenCV's INTER_AREA does with SIMD: 7 ms for 24 megapixels, all levels
     * together, against 70 ms in one general step.
     */
    static Mat reduced(Mat frame, int orientation, Scratch scratch, BytePointer slab) {
        int columns = frame.cols();
        int rows = frame.rows();
        Mat level = new Mat(frame);
        Scratch.Use use = Scratch.Use.HALVES;
        while (Math.max(columns, rows) > Rendition.LONGEST_SIDE) {
            columns = Math.max(1, columns / 2);
            rows = Math.max(1, rows / 2);
            boolean last = Math.max(columns, rows) <= Rendition.LONGEST_SIDE && orientation == 1;
            BytePointer memory = last ? slab : scratch.of(use, 3L * columns * rows);
            level = halved(level, memory, columns, rows);
            use = use == Scratch.Use.HALVES ? Scratch.Use.QUARTERS : Scratch.Use.HALVES;
            if (last) {
                return level;
            }
        }
        boolean swaps = Orientation.swapsSides(orientation);
        Mat upright = Native.over(slab, 0, swaps ? columns : rows, swaps ? rows : columns, CV_8UC3);
        Orientation.turn(level, upright, orientation);
        level.close();
        return upright;
    }

    private static Mat halved(Mat level, BytePointer memory, int columns, int rows) {
        int width = Math.min(level.cols(), 2 * columns);
        int height = Math.min(level.rows(), 2 * rows);
        Mat half = Native.over(memory, 0, rows, columns, CV_8UC3);
        try (Rect even = new Rect(0, 0, width, height);
                Mat part = new Mat(level, even);
                Size size = new Size(columns, rows)) {
            resize(part, half, size, 0, 0, INTER_AREA);
        }
        level.close();
        return half;
    }

    /** The tiles of {@code stored}, upright luma edge to edge, in {@code slab} from {@link #TILES_AT}. */
    static Mat tiles(Mat frame, TileLayout stored, int orientation, Scratch scratch, BytePointer slab) {
        int width = stored.columns() * stored.tileWidth();
        int height = stored.rows() * stored.tileHeight();
        BytePointer memory = scratch.of(Scratch.Use.TILES, 4L * width * height);
        try (Mat bgr = gathered(frame, stored, memory)) {
            if (orientation == 1) {
                Mat tiles = Native.over(slab, TILES_AT, height, width, CV_8UC1);
                cvtColor(bgr, tiles, COLOR_BGR2GRAY);
                return tiles;
            }
            boolean swaps = Orientation.swapsSides(orientation);
            Mat tiles = Native.over(slab, TILES_AT, swaps ? width : height, swaps ? height : width, CV_8UC1);
            try (Mat luma = Native.over(memory, 3L * width * height, height, width, CV_8UC1)) {
                cvtColor(bgr, luma, COLOR_BGR2GRAY);
                Orientation.turn(luma, tiles, orientation);
            }
            return tiles;
        }
    }

    /**
     * All tiles in BGR, edge to edge, with one native call: seen as an array of (tile row, y, tile column, x), a regular
     * grid of tiles is a view of the frame, and the wanted picture is its contiguous copy.
     */
    private static Mat gathered(Mat frame, TileLayout grid, BytePointer memory) {
        int[] sizes = {grid.rows(), grid.tileHeight(), grid.columns(), grid.tileWidth()};
        long line = frame.step(0);
        long from = grid.tops().get(0) * line + 3L * grid.lefts().get(0);
        try (SizeTPointer steps = new SizeTPointer(grid.stepY() * line, line, 3L * grid.stepX(), 3L);
                Mat view = new Mat(sizes, CV_8UC3, new BytePointer(frame.data()).position(from), steps);
                Mat copy = new Mat(sizes, CV_8UC3, new BytePointer(memory).position(0))) {
            view.copyTo(copy);
        }
        return Native.over(memory, 0, grid.rows() * grid.tileHeight(), grid.columns() * grid.tileWidth(), CV_8UC3);
    }
}
