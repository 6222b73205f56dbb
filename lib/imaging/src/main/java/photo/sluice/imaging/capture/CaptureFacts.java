// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the file says about its own capture; everything is as the camera or a later program wrote it, hence optional.
 *
 * @param orientation Exif orientation 1..8; 1 if absent or out of range
 * @param place where it was taken
 * @param rating -1..5 that the camera or a program put into the file: {@code xmp:Rating}, else Exif 0x4746
 * @param shot what kind of shot it was
 * @param xmp the standard embedded XMP packet, without the format's own wrapping
 * @param complaints of the metadata reader: damaged metadata is data, never a failure
 */
public record CaptureFacts(
        Moment moment,
        Camera camera,
        Exposure exposure,
        int orientation,
        Optional<Place> place,
        Optional<Integer> rating,
        Shot shot,
        Optional<byte[]> xmp,
        List<String> complaints) {

    /** Nothing known. */
    public static final CaptureFacts NONE = new CaptureFacts(
            Moment.UNKNOWN,
            Camera.UNKNOWN,
            Exposure.UNKNOWN,
            1,
            Optional.empty(),
            Optional.empty(),
            Shot.UNKNOWN,
            Optional.empty(),
            List.of());

    public CaptureFacts {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation " + orientation + " is not in 1..8");
        }
        complaints = List.copyOf(complaints);
    }

    /** What kind of shot the camera says it was. */
    public Set<Hint> hints() {
        return shot.hints();
    }

    /** Degrees, north and east positive. */
    public record Place(double latitude, double longitude) {}
}
