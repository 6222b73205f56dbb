// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What the camera wrote about the moment, as far as it is there and can be believed.
 *
 * @param moment when
 * @param gear with what
 * @param exposure how it was exposed
 * @param shot what kind of shot it was, and what the camera focused on
 * @param place where
 * @param rating a rating that stands inside the photo already (XMP, Exif 0x4746), -1 to 5: a person's word
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Capture(
        Moment moment, Gear gear, Exposure exposure, Shot shot, Optional<Place> place, Optional<Integer> rating) {
    private static final Capture UNKNOWN = new Capture(
            Moment.UNKNOWN, Gear.UNKNOWN, Exposure.UNKNOWN, Shot.UNKNOWN, Optional.empty(), Optional.empty());

    /** No metadata at all. */
    public static Capture unknown() {
        return UNKNOWN;
    }

    /** This with another moment. */
    public Capture with(Moment other) {
        return new Capture(other, gear, exposure, shot, place, rating);
    }

    /** This with other gear. */
    public Capture with(Gear other) {
        return new Capture(moment, other, exposure, shot, place, rating);
    }

    /** This with another exposure. */
    public Capture with(Exposure other) {
        return new Capture(moment, gear, other, shot, place, rating);
    }

    /** This with another kind of shot. */
    public Capture with(Shot other) {
        return new Capture(moment, gear, exposure, other, place, rating);
    }

    /** This with a rating inside the photo. */
    public Capture rated(int stars) {
        return new Capture(moment, gear, exposure, shot, place, Optional.of(stars));
    }

    /**
     * When the photo was taken, by the camera's clock.
     *
     * @param time local time on the camera's clock, with sub-seconds; absent if missing or plainly wrong
     * @param offset the clock's offset from UTC such as {@code +02:00}
     * @param suspect whether a time was written that is not believed: a clock that was never set, one that lies in the
     *     future, or text that is no time; {@code time} and {@code offset} are absent then
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Moment(Optional<LocalDateTime> time, Optional<String> offset, boolean suspect) {
        /** No time was written. */
        public static final Moment UNKNOWN = new Moment(Optional.empty(), Optional.empty(), false);

        public Moment {
            if (suspect && (time.isPresent() || offset.isPresent())) {
                throw new IllegalArgumentException("a time that is not believed is no time: " + time);
            }
        }

        /** This local time, of a clock whose offset is not known. */
        public static Moment at(LocalDateTime time) {
            return new Moment(Optional.of(time), Optional.empty(), false);
        }
    }

    /**
     * With what the photo was taken; two bodies of one model are told apart by their serial numbers.
     *
     * @param camera make and model
     * @param cameraSerial body serial number
     * @param lens lens model
     * @param lensSerial lens serial number
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Gear(
            Optional<String> camera,
            Optional<String> cameraSerial,
            Optional<String> lens,
            Optional<String> lensSerial) {
        /** Nothing is known of it. */
        public static final Gear UNKNOWN =
                new Gear(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** A camera of which no more is known than its name. */
        public static Gear camera(String name) {
            return new Gear(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * How the photo was exposed.
     *
     * @param seconds shutter time in seconds
     * @param fNumber aperture
     * @param iso sensitivity
     * @param focalLength in millimetres, of the lens itself
     * @param bias in EV
     * @param flashFired whether the flash fired
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Exposure(
            Optional<Double> seconds,
            Optional<Double> fNumber,
            Optional<Integer> iso,
            Optional<Double> focalLength,
            Optional<Double> bias,
            Optional<Boolean> flashFired) {
        /** Nothing is known of it. */
        public static final Exposure UNKNOWN = new Exposure(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Where: degrees north and east. */
    public record Place(double latitude, double longitude) {}
}
