// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** A frame of interleaved blue, green and red. */
record PackedPixels(Mat bgr) implements Pixels {
    @Override
    public int width() {
        return bgr.cols();
    }

    @Override
    public int height() {
        return bgr.rows();
    }

    @Override
    public void tiles(TileLayout grid, BytePointer working, Mat target) {
        int columns = grid.columns() * grid.tileWidth();
        int rows = grid.rows() * grid.tileHeight();
        try (Mat gathered = Native.over(working, 0, rows, columns, CV_8UC3)) {
            Reduction.gather(bgr, grid, gathered);
            cvtColor(gathered, target, COLOR_BGR2GRAY);
        }
    }

    @Override
    public Mat halved(int times, Scratch scratch) {
        return Reduction.halved(bgr, times, times, scratch);
    }

    @Override
    public void close() {
        bgr.close();
    }
}
