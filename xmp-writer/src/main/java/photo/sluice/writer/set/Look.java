// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import photo.sluice.contract.Capture;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;

/**
 * All that grouping needs of a photo, in some 300 bytes: a folder of ten thousand is kept in memory whole.
 *
 * @param version the newer of two wins
 */
public record Look(PhotoId photo, long version, Moment moment, Gear gear, Exposure exposure, Sight sight) {
    /**
     * When, by the camera's clock.
     *
     * @param millis since 1970 on that clock; empty if it cannot be believed
     * @param fine whether the camera wrote fractions of a second
     * @param burst what the camera calls its burst; empty if it says nothing
     * @param sequence place within the burst or bracket, counted by the camera
     * @param hints the camera's own words, such as {@code auto-bracket}, {@code continuous}, {@code focus-bracket}
     */
    record Moment(OptionalLong millis, boolean fine, String burst, OptionalInt sequence, List<String> hints) {
        Moment {
            hints = List.copyOf(hints);
        }

        static Moment of(Optional<LocalDateTime> time, String burst, OptionalInt sequence, List<String> hints) {
            OptionalLong millis = time.filter(at -> at.getYear() >= 0 && at.getYear() <= 9999)
                    .map(at -> OptionalLong.of(at.toInstant(ZoneOffset.UTC).toEpochMilli()))
                    .orElse(OptionalLong.empty());
            return new Moment(
                    millis,
                    millis.isPresent() && time.filter(at -> at.getNano() != 0).isPresent(),
                    burst,
                    sequence,
                    hints);
        }
    }

    /**
     * With what.
     *
     * @param camera make, model and serial; empty if unknown
     * @param lens model and serial; empty if unknown
     * @param focal length in millimetres; NaN if unknown
     */
    record Gear(String camera, String lens, float focal) {}

    /**
     * How much light; NaN is unknown.
     *
     * @param seconds shutter time
     * @param bias compensation in EV
     */
    record Exposure(float seconds, float fNumber, float iso, float bias) {
        /** Brightness that the settings ask for, in EV: one more is twice as bright. NaN if unknown. */
        double ev() {
            return Math.log(seconds * (double) iso / (fNumber * (double) fNumber)) / Math.log(2);
        }

        /** Shutter time, aperture and sensitivity are known, and the same. */
        boolean same(Exposure other) {
            return seconds == other.seconds && fNumber == other.fNumber && iso == other.iso;
        }
    }

    /**
     * What it looks like.
     *
     * @param hash perceptual hash
     * @param signs of an embedding, if a model gave one
     * @param peak where it is sharpest
     */
    record Sight(int width, int height, long hash, Optional<Signs> signs, Peak peak) {
        /** In how many of 64 bits the hashes differ: about 31 for unrelated photos. */
        int distance(Sight other) {
            return Long.bitCount(hash ^ other.hash);
        }
    }

    /** What grouping needs of a scored photo. */
    public static Look of(PhotoScored scored) {
        Capture capture = scored.capture();
        Capture.Exposure exposure = capture.exposure();
        photo.sluice.contract.Shot shot = capture.shot();
        return new Look(
                scored.subject().photo(),
                scored.subject().version().sequence(),
                Moment.of(
                        capture.moment().time(),
                        shot.burst().orElse(""),
                        shot.sequence().map(OptionalInt::of).orElse(OptionalInt.empty()),
                        shot.hints()),
                new Gear(
                        joined(capture.gear().camera(), capture.gear().cameraSerial()),
                        joined(capture.gear().lens(), capture.gear().lensSerial()),
                        number(exposure.focalLength())),
                new Exposure(
                        number(exposure.seconds()),
                        number(exposure.fNumber()),
                        number(exposure.iso().map(Integer::doubleValue)),
                        number(exposure.bias())),
                new Sight(
                        scored.width(),
                        scored.height(),
                        hash(scored),
                        scored.embedding().flatMap(Signs::of),
                        Peak.of(scored.tiles())));
    }

    /** A text that is no hash says nothing: it is made one that no other photo is near. */
    private static long hash(PhotoScored scored) {
        try {
            return Long.parseUnsignedLong(scored.hash(), 16);
        } catch (NumberFormatException e) {
            return new SplittableRandom(scored.photo().hashCode()).nextLong();
        }
    }

    /** One instance of each text, however many photos carry it. */
    private static String joined(Optional<String> model, Optional<String> serial) {
        return (model.orElse("") + serial.map(s -> " #" + s).orElse("")).intern();
    }

    private static float number(Optional<Double> value) {
        return value.map(Double::floatValue).orElse(Float.NaN);
    }

    boolean hinted(String code) {
        return moment.hints().contains(code);
    }
}
