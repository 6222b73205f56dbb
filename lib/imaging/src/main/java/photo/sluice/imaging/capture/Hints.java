// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory;
import java.util.EnumSet;
import java.util.Set;
import photo.sluice.imaging.capture.CaptureFacts.Hint;

/** Reads the kind of shot from Exif, XMP and, for Canon, the maker note. */
final class Hints {
    private Hints() {}

    static Set<Hint> of(Metadata metadata, Fields sub, XmpFacts xmp) {
        Set<Hint> hints = EnumSet.noneOf(Hint.class);
        Fields canon = new Fields(metadata.getFirstDirectoryOfType(CanonMakernoteDirectory.class));
        boolean macro = is(sub, ExifSubIFDDirectory.TAG_SUBJECT_DISTANCE_RANGE, 1)
                || is(canon, CanonMakernoteDirectory.CameraSettings.TAG_MACRO_MODE, 1);
        add(hints, Hint.MACRO, macro);
        add(hints, Hint.AUTO_BRACKET, is(sub, ExifSubIFDDirectory.TAG_EXPOSURE_MODE, 2));
        boolean burst = canon.integer(CanonMakernoteDirectory.CameraSettings.TAG_CONTINUOUS_DRIVE_MODE)
                .filter(mode -> mode > 0)
                .isPresent();
        add(hints, Hint.CONTINUOUS_DRIVE, burst);
        add(hints, Hint.PANORAMA, xmp.panorama());
        return hints;
    }

    private static boolean is(Fields fields, int tag, int value) {
        return fields.integer(tag).filter(v -> v == value).isPresent();
    }

    private static void add(Set<Hint> hints, Hint hint, boolean seen) {
        if (seen) {
            hints.add(hint);
        }
    }
}
