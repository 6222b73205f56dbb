// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Gathers what Exif and a maker note say of a shot; the maker's word goes before that of Exif, the first before later ones. */
final class ShotNotes {
    /** How far the sides of two frames may differ for being the same: cameras crop a few columns when they develop. */
    private static final double SAME_SHAPE = 0.03;

    /** A larger part of the picture than this says nothing. */
    private static final double ANYWHERE = 0.7;

    /** A burst with a longer id is none that a camera wrote. */
    private static final int LONGEST_ID = 100;

    private final int width;
    private final int height;
    private final Set<Hint> hints = EnumSet.noneOf(Hint.class);
    private Optional<Area> focus = Optional.empty();
    private boolean focusDenied;
    private Optional<String> burst = Optional.empty();
    private Optional<Integer> sequence = Optional.empty();

    /** Of a picture that is stored with this size in pixels; 0 if that is not known. */
    ShotNotes(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void hint(Hint hint, boolean seen) {
        if (seen) {
            hints.add(hint);
        }
    }

    /** The position in a burst or bracket; 0 and numbers that stand for nothing are left out. */
    void sequence(long position) {
        if (sequence.isEmpty() && position > 0 && position < 0xffff) {
            sequence = Optional.of((int) position);
        }
    }

    void burst(Optional<String> id) {
        if (burst.isEmpty()) {
            burst = id.filter(text -> text.length() <= LONGEST_ID);
        }
    }

    /** The camera focused here, in the pixels of a frame that is the whole picture as it stored it. */
    void focus(double x, double y, double areaWidth, double areaHeight, Frame frame) {
        Area.around(x / frame.width, y / frame.height, areaWidth / frame.width, areaHeight / frame.height)
                .ifPresent(area -> focus(area, frame));
    }

    /**
     * The camera focused here, in a picture of this size; not believed where that has another shape than the stored one, which
     * has been cropped or turned since.
     */
    void focus(Area area, Frame picture) {
        if (picture.width > 0 && picture.height > 0 && picture.like(width, height)) {
            focus(Optional.of(area));
        }
    }

    /** The camera focused here, in the stored picture. */
    void focus(Optional<Area> area) {
        if (focus.isEmpty() && !focusDenied) {
            focus = area.filter(a -> a.width() * a.height() <= ANYWHERE);
        }
    }

    /** The camera did not choose where to focus: it was focused by hand, or its Exif is of another picture. */
    void noFocus() {
        focusDenied = true;
    }

    Shot shot(int orientation) {
        return new Shot(hints, focus.map(area -> area.turned(orientation)), burst, sequence);
    }

    /** The size of a picture in whose pixels something is told. */
    record Frame(double width, double height) {
        boolean like(int otherWidth, int otherHeight) {
            if (otherWidth <= 0 || otherHeight <= 0) {
                return true;
            }
            double ratio = width * otherHeight / (height * otherWidth);
            return Math.abs(ratio - 1) <= SAME_SHAPE;
        }
    }
}
