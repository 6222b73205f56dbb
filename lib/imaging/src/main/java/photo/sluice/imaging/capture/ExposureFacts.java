// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.util.Optional;

/** Reads {@link Exposure} from Exif; the APEX values stand in where the plain ones are missing (Exif 2.32 annex C). */
final class ExposureFacts {
    private ExposureFacts() {}

    static Exposure of(Fields sub) {
        Optional<Double> seconds = positive(sub, ExifSubIFDDirectory.TAG_EXPOSURE_TIME)
                .or(() -> sub.number(ExifSubIFDDirectory.TAG_SHUTTER_SPEED).map(apex -> Math.pow(2, -apex)));
        Optional<Double> fNumber = positive(sub, ExifSubIFDDirectory.TAG_FNUMBER)
                .or(() -> sub.number(ExifSubIFDDirectory.TAG_APERTURE).map(apex -> Math.pow(2, apex / 2)));
        return new Exposure(
                seconds.filter(s -> s < 1e6),
                fNumber.filter(f -> f < 1000),
                sub.integer(ExifSubIFDDirectory.TAG_ISO_EQUIVALENT).filter(iso -> iso > 0),
                sub.number(ExifSubIFDDirectory.TAG_EXPOSURE_BIAS).filter(ev -> Math.abs(ev) < 20),
                positive(sub, ExifSubIFDDirectory.TAG_FOCAL_LENGTH),
                positive(sub, ExifSubIFDDirectory.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH),
                sub.integer(ExifSubIFDDirectory.TAG_FLASH).map(flash -> (flash & 1) != 0),
                positive(sub, ExifSubIFDDirectory.TAG_SUBJECT_DISTANCE).filter(m -> m < 1e6));
    }

    private static Optional<Double> positive(Fields sub, int tag) {
        return sub.number(tag).filter(v -> v > 0);
    }
}
