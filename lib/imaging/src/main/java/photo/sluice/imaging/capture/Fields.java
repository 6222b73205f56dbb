// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one Exif directory, which may be missing; a field of the wrong type counts as absent. */
record Fields(@Nullable Directory directory) {

    Optional<String> text(int tag) {
        String text = directory == null ? null : directory.getString(tag);
        return Optional.ofNullable(text).map(t -> t.replace("\0", "").strip()).filter(t -> !t.isEmpty());
    }

    Optional<Integer> integer(int tag) {
        return Optional.ofNullable(directory == null ? null : directory.getInteger(tag));
    }

    /** A finite number. */
    Optional<Double> number(int tag) {
        if (directory == null) {
            return Optional.empty();
        }
        Rational rational = directory.getRational(tag);
        Double value = rational == null ? directory.getDoubleObject(tag) : (Double) rational.doubleValue();
        return Optional.ofNullable(value).filter(v -> !v.isNaN() && !v.isInfinite());
    }
}
