// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.OlympusCameraSettingsMakernoteDirectory;
import java.util.Optional;

/** What Olympus' and OM System's maker note says of a shot; numbers after ExifTool's Olympus tables. */
final class OlympusNotes {
    private static final int STACKED_IMAGE = 0x804;
    private static final int EXPOSURE_BITS = 1 | 1 << 5;
    private static final int FOCUS_BITS = 1 << 3 | 1 << 6;
    private static final int OTHER_BITS = 1 << 1 | 1 << 2 | 1 << 4;

    private OlympusNotes() {}

    static void read(Metadata metadata, ShotNotes notes) {
        Fields settings = Fields.of(metadata, OlympusCameraSettingsMakernoteDirectory.class);
        int macro = settings.integer(OlympusCameraSettingsMakernoteDirectory.TagMacroMode)
                .orElse(0);
        notes.hint(Hint.MACRO, macro == 1 || macro == 2);
        drive(settings.numbers(OlympusCameraSettingsMakernoteDirectory.TagDriveMode), notes);
        long[] panorama = settings.numbers(OlympusCameraSettingsMakernoteDirectory.TagPanoramaMode);
        if (panorama.length == 2 && panorama[0] != 0) {
            notes.hint(Hint.PANORAMA, true);
            notes.sequence(panorama[1]);
        }
        long[] stacked = settings.numbers(STACKED_IMAGE);
        notes.hint(Hint.HDR, stacked.length > 0 && (stacked[0] == 5 || stacked[0] == 6));
        // The first of five is of no use; then left, top, right, bottom.
        double[] point = settings.fractions(OlympusCameraSettingsMakernoteDirectory.TagAfPointSelected);
        if (point.length == 5) {
            corners(point[1], point[2], point[3], point[4], notes);
        }
        for (long area : settings.numbers(OlympusCameraSettingsMakernoteDirectory.TagAfAreas)) {
            corners(side(area, 24), side(area, 16), side(area, 8), side(area, 0), notes); // the first that is set
        }
    }

    /** DriveMode: what, number of the shot, bits of what is bracketed. */
    private static void drive(long[] drive, ShotNotes notes) {
        if (drive.length < 2 || drive[0] == 0) {
            return;
        }
        long bits = drive.length > 2 && drive[0] == 5 ? drive[2] : 0;
        notes.hint(Hint.CONTINUOUS, drive[0] == 1);
        notes.hint(Hint.AUTO_BRACKET, drive[0] == 2 || drive[0] == 4 || (bits & EXPOSURE_BITS) != 0);
        notes.hint(Hint.FOCUS_BRACKET, (bits & FOCUS_BITS) != 0);
        notes.hint(Hint.OTHER_BRACKET, drive[0] == 3 || drive[0] == 4 || (bits & OTHER_BITS) != 0);
        notes.sequence(drive[1]);
    }

    private static double side(long area, int shift) {
        return (area >> shift & 0xff) / 255.0;
    }

    private static void corners(double left, double top, double right, double bottom, ShotNotes notes) {
        boolean place = right >= left && bottom >= top && right > 0 && bottom > 0;
        notes.focus(
                place
                        ? Area.around((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)
                        : Optional.empty());
    }
}
