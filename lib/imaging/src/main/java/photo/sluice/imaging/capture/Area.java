// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.Optional;

/**
 * A part of a picture, as fractions 0 to 1 of its width and height, from the top left; a point where {@code width} and
 * {@code height} are 0.
 */
public record Area(double x, double y, double width, double height) {
    private static final double SLACK = 1e-9;

    public Area {
        if (!(x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= 1 + SLACK && y + height <= 1 + SLACK)) {
            throw new IllegalArgumentException("no part of a picture: " + x + " " + y + " " + width + " " + height);
        }
    }

    /** What lies within the picture of a rectangle around a point; nothing, where the point itself lies outside. */
    static Optional<Area> around(double x, double y, double width, double height) {
        if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1 && width >= 0 && height >= 0)) {
            return Optional.empty();
        }
        double left = Math.max(0, x - width / 2);
        double top = Math.max(0, y - height / 2);
        return Optional.of(new Area(left, top, Math.min(1, x + width / 2) - left, Math.min(1, y + height / 2) - top));
    }

    /** The smallest that holds both. */
    Area with(Area other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        double right = Math.max(x + width, other.x + other.width);
        double bottom = Math.max(y + height, other.y + other.height);
        return new Area(left, top, right - left, bottom - top);
    }

    /** The same part of the picture when a stored one is turned upright by an Exif orientation. */
    Area turned(int orientation) {
        double right = Math.max(0, 1 - x - width);
        double below = Math.max(0, 1 - y - height);
        return switch (orientation) {
            case 2 -> new Area(right, y, width, height);
            case 3 -> new Area(right, below, width, height);
            case 4 -> new Area(x, below, width, height);
            case 5 -> new Area(y, x, height, width);
            case 6 -> new Area(below, x, height, width);
            case 7 -> new Area(below, right, height, width);
            case 8 -> new Area(y, right, height, width);
            default -> this;
        };
    }
}
