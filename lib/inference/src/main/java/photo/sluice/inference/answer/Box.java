// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

/**
 * A rectangle in fractions of the upright picture, inside it: 0,0 is its top left corner, 1,1 its bottom right.
 *
 * @param left 0..1
 * @param top 0..1
 * @param width 0..1
 * @param height 0..1
 */
public record Box(double left, double top, double width, double height) {
    public Box {
        if (!(left >= 0
                && top >= 0
                && width >= 0
                && height >= 0
                && left + width <= 1 + 1e-9
                && top + height <= 1 + 1e-9)) {
            throw new IllegalArgumentException(
                    "box leaves the picture: " + left + " " + top + " " + width + " " + height);
        }
    }

    /** Area of the overlap over area of both together, 0..1; 0 where both are empty. */
    public double overlap(Box other) {
        double w = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double h = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        if (w <= 0 || h <= 0) return 0;
        double both = w * h;
        return both / (width * height + other.width * other.height - both);
    }
}
