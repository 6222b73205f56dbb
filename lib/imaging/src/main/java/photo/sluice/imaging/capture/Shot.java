// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.Optional;
import java.util.Set;

/**
 * What kind of shot it was, says the camera.
 *
 * @param hints of the kind
 * @param focus what it focused on, in the upright picture
 * @param burst the id that it gave to the photos of one burst
 * @param sequence the position within its burst or bracket, from 1
 */
public record Shot(Set<Hint> hints, Optional<Area> focus, Optional<String> burst, Optional<Integer> sequence) {
    /** Nothing known. */
    public static final Shot UNKNOWN = new Shot(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Shot {
        hints = Set.copyOf(hints);
        if (sequence.isPresent() && sequence.get() < 1) {
            throw new IllegalArgumentException("sequence " + sequence.get() + " is less than 1");
        }
    }

    /** Nothing but a hint. */
    public static Shot of(Hint... hints) {
        return new Shot(Set.of(hints), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
