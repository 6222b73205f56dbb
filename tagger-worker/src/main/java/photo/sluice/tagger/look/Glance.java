// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.TileLayout;

/** Fetches pixels out of a rendition's native memory; the only class here that knows OpenCV. */
final class Glance {
    /**
     * Longest side of a miniature in pixels: a street lamp of a hundredth of the picture still has four pixels across,
     * sensor noise is averaged away, and all rules together take a few milliseconds.
     */
    static final int LONGEST_SIDE = 384;

    private Glance() {}

    /** The reduced picture divided by a whole number, averaged; up to that number of columns and rows are cut off. */
    static Miniature miniature(Rendition photo) {
        Mat colour = photo.colour();
        int factor = (Math.max(colour.cols(), colour.rows()) + LONGEST_SIDE - 1) / LONGEST_SIDE;
        int width = Math.max(1, colour.cols() / factor);
        int height = Math.max(1, colour.rows() / factor);
        byte[] bgr = new byte[width * height * 3];
        try (Rect whole = new Rect(
                        0, 0, Math.min(colour.cols(), width * factor), Math.min(colour.rows(), height * factor));
                Mat part = new Mat(colour, whole);
                Size size = new Size(width, height);
                Mat small = new Mat()) {
            resize(part, small, size, 0, 0, INTER_AREA);
            small.data().get(bgr);
        }
        return new Miniature(width, height, bgr);
    }

    static Texture texture(Rendition photo) {
        Mat tiles = photo.tiles();
        TileLayout layout = photo.layout();
        byte[] luma = new byte[(int) tiles.total()];
        tiles.data().get(luma);
        return Texture.of(luma, tiles.cols(), layout.tileWidth());
    }
}
