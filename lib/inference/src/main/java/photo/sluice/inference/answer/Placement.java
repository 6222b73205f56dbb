// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

/**
 * Where the picture lies in the input tensor, in tensor pixels: the way back from a model's boxes to the photo.
 *
 * @param left of the picture in the tensor
 * @param top of the picture in the tensor
 * @param width of the picture in the tensor
 * @param height of the picture in the tensor
 */
public record Placement(double left, double top, double width, double height) {
    public Placement {
        if (!(width > 0 && height > 0)) throw new IllegalArgumentException("empty picture");
    }

    /** Box of two corners in tensor pixels, cut off at the picture's edges. */
    Box box(double x0, double y0, double x1, double y1) {
        if (!Double.isFinite(x0 + y0 + x1 + y1)) throw new IllegalArgumentException("a box has no place or no size");
        double l = clamp(x(x0));
        double t = clamp(y(y0));
        return new Box(l, t, Math.max(0, clamp(x(x1)) - l), Math.max(0, clamp(y(y1)) - t));
    }

    Answer.Mark mark(double x, double y) {
        return new Answer.Mark(x(x), y(y));
    }

    private double x(double tensor) {
        return (tensor - left) / width;
    }

    private double y(double tensor) {
        return (tensor - top) / height;
    }

    private static double clamp(double fraction) {
        return Math.min(1, Math.max(0, fraction));
    }
}
