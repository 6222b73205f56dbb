// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import photo.sluice.inference.answer.Placement;
import photo.sluice.inference.card.Colours;
import photo.sluice.inference.card.Input;
import photo.sluice.inference.card.Layout;
import photo.sluice.inference.card.Resize;

/** Brings a picture into an input tensor by the card: size, colour order, layout, values. One thread at a time. */
final class Preparation implements AutoCloseable {
    static {
        // For the whole process, and as lib/imaging has it: callers bring the threads.
        opencv_core.setNumThreads(1);
    }

    private final Input input;
    private final FloatPointer all;
    private final Mat[] values;
    private final Mat[] tables;
    private Mat canvas = new Mat();
    private Mat plane = new Mat();
    private int width;
    private int height;

    /** @param tensor direct, of the card's shape; it must outlive this */
    Preparation(Input input, FloatBuffer tensor) {
        this.input = input;
        boolean planes = input.arrangement().layout() == Layout.NCHW;
        values = new Mat[planes ? 3 : 1];
        tables = new Mat[values.length];
        all = new FloatPointer(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] = new Mat();
            tables[i] = table(planes ? new int[] {i} : new int[] {0, 1, 2}, type());
        }
    }

    private int type() {
        return values.length == 3 ? opencv_core.CV_32FC1 : opencv_core.CV_32FC3;
    }

    /** Lays out the tensor for this size, from its beginning on; what was there is not changed. */
    private void size(int wide, int high) {
        if (wide == width && high == height) return;
        closeSized();
        canvas = new Mat(high, wide, opencv_core.CV_8UC3);
        plane = new Mat(high, wide, opencv_core.CV_8UC1);
        for (int i = 0; i < values.length; i++) {
            values[i] = new Mat(high, wide, type(), all.getPointer((long) i * wide * high));
        }
        width = wide;
        height = high;
    }

    /** Fills the tensor, or as much from its beginning on as the picture takes: see {@link Placement#width}. */
    Placement lay(Bgr picture) {
        int[] size = input.sizeOf(picture.width(), picture.height());
        size(size[0], size[1]);
        Placement placement;
        try (Mat source =
                new Mat(picture.height(), picture.width(), opencv_core.CV_8UC3, picture.pixels(), picture.rowBytes())) {
            placement = place(source);
        }
        boolean swap = input.arrangement().colours() == Colours.RGB;
        if (values.length == 1) {
            if (swap) opencv_imgproc.cvtColor(canvas, canvas, opencv_imgproc.COLOR_BGR2RGB);
            opencv_core.LUT(canvas, tables[0], values[0]);
        } else {
            for (int channel = 0; channel < 3; channel++) {
                opencv_core.extractChannel(canvas, plane, swap ? 2 - channel : channel);
                opencv_core.LUT(plane, tables[channel], values[channel]);
            }
        }
        return placement;
    }

    private Placement place(Mat source) {
        Resize rule = input.resize();
        if (!(rule instanceof Resize.Letterbox box)) {
            // INTER_NEAREST_EXACT takes the pixel under the centre, as Pillow; INTER_NEAREST the one under the corner.
            int how = rule instanceof Resize.Nearest ? opencv_imgproc.INTER_NEAREST_EXACT : opencv_imgproc.INTER_AREA;
            resize(source, canvas, how);
            return new Placement(0, 0, width, height);
        }
        double scale = Math.min(1, Math.min((double) width / source.cols(), (double) height / source.rows()));
        int w = Math.max(1, Math.min(width, (int) Math.round(source.cols() * scale)));
        int h = Math.max(1, Math.min(height, (int) Math.round(source.rows() * scale)));
        int left = box.centred() ? (width - w) / 2 : 0;
        int top = box.centred() ? (height - h) / 2 : 0;
        try (Scalar fill = Scalar.all(box.fill());
                Mat whole = new Mat(canvas.rows(), canvas.cols(), canvas.type(), fill);
                Rect window = new Rect(left, top, w, h);
                Mat target = new Mat(canvas, window)) {
            whole.copyTo(canvas);
            resize(source, target, opencv_imgproc.INTER_AREA);
        }
        return new Placement(left, top, w, h);
    }

    private static void resize(Mat source, Mat target, int how) {
        if (source.cols() == target.cols() && source.rows() == target.rows()) {
            source.copyTo(target);
            return;
        }
        try (Size size = target.size()) {
            opencv_imgproc.resize(source, target, size, 0, 0, how);
        }
    }

    private Mat table(int[] channels, int type) {
        Mat table = new Mat(1, 256, type);
        FloatBuffer entries = table.createBuffer();
        for (int sample = 0; sample < 256; sample++) {
            for (int channel : channels) entries.put(input.shades().value(sample, channel));
        }
        return table;
    }

    private void closeSized() {
        canvas.close();
        plane.close();
        for (Mat each : values) each.close();
    }

    @Override
    public void close() {
        closeSized();
        for (Mat each : tables) each.close();
    }
}
