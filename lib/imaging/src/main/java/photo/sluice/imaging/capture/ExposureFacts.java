// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.util.Optional;

/** Reads {@link Exposure} from Exif; the APEX values stand in where the plain ones are missing (Exif 2.32 annex C). */
final class ExposureFacts {
    private static final int STANDARD_SENSITIVITY = 0x8831;
    private static final int RECOMMENDED_INDEX = 0x8832;
    private static final int MOST_ISO = 0xffff;

    private ExposureFacts() {}

    static Exposure of(Fields sub) {
        Optional<Double> seconds = positive(sub, ExifSubIFDDirectory.TAG_EXPOSURE_TIME)
                .or(() -> apex(sub, ExifSubIFDDirectory.TAG_SHUTTER_SPEED).map(apex -> Math.pow(2, -apex)));
        Optional<Double> fNumber = positive(sub, ExifSubIFDDirectory.TAG_FNUMBER)
                .or(() -> apex(sub, ExifSubIFDDirectory.TAG_APERTURE).map(apex -> Math.pow(2, apex / 2)));
        return new Exposure(
                seconds.filter(s -> s < 1e6),
                fNumber.filter(f -> f < 1000),
                iso(sub),
                sub.number(ExifSubIFDDirectory.TAG_EXPOSURE_BIAS).filter(ev -> Math.abs(ev) < 20),
                positive(sub, ExifSubIFDDirectory.TAG_FOCAL_LENGTH),
                positive(sub, ExifSubIFDDirectory.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH),
                sub.integer(ExifSubIFDDirectory.TAG_FLASH).map(flash -> (flash & 1) != 0),
                positive(sub, ExifSubIFDDirectory.TAG_SUBJECT_DISTANCE).filter(m -> m < 1e6));
    }

    /** Exif has 16 bits for it and other fields for what is beyond. */
    private static Optional<Integer> iso(Fields sub) {
        long[] written = sub.numbers(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT);
        Optional<Integer> iso = written.length > 0 && written[0] > 0 && written[0] < MOST_ISO
                ? Optional.of((int) written[0])
                : Optional.empty();
        return iso.or(() -> sub.integer(RECOMMENDED_INDEX))
                .or(() -> sub.integer(STANDARD_SENSITIVITY))
                .filter(value -> value > 0);
    }

    /** An APEX value; 0 (a second, f/1) is what is written where nothing is known. */
    private static Optional<Double> apex(Fields sub, int tag) {
        return sub.number(tag).filter(value -> value != 0);
    }

    private static Optional<Double> positive(Fields sub, int tag) {
        return sub.number(tag).filter(v -> v > 0);
    }
}
