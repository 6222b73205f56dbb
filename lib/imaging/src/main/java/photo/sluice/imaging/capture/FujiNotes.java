// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.FujifilmMakernoteDirectory;

/** What Fujifilm's maker note says of a shot; numbers after ExifTool's FujiFilm tables. */
final class FujiNotes {
    private static final int DRIVE = 0x1103;
    private static final int PANORAMA_DIRECTION = 0x1154;
    private static final int MACRO = 0x3;
    private static final int PANORAMA = 0x16;
    private static final int HDR = 0x30;
    private static final int MANUAL = 1;

    private FujiNotes() {}

    static void read(Metadata metadata, ShotNotes.Frame frame, ShotNotes notes) {
        Fields fuji = Fields.of(metadata, FujifilmMakernoteDirectory.class);
        int mode = fuji.integer(FujifilmMakernoteDirectory.TAG_PICTURE_MODE).orElse(0);
        notes.hint(Hint.MACRO, mode == MACRO || fuji.is(FujifilmMakernoteDirectory.TAG_MACRO, 1));
        notes.hint(Hint.PANORAMA, mode == PANORAMA || fuji.set(PANORAMA_DIRECTION));
        notes.hint(Hint.HDR, mode == HDR);
        // It does not say what is bracketed; exposure is the usual thing.
        boolean bracket = fuji.is(FujifilmMakernoteDirectory.TAG_AUTO_BRACKETING, 1);
        notes.hint(Hint.AUTO_BRACKET, bracket);
        notes.sequence(
                fuji.integer(FujifilmMakernoteDirectory.TAG_SEQUENCE_NUMBER).orElse(0));
        long[] drive = fuji.numbers(DRIVE);
        notes.hint(Hint.CONTINUOUS, drive.length == 1 && (drive[0] & 0xff) != 0 && !bracket);
        if (fuji.is(FujifilmMakernoteDirectory.TAG_FOCUS_MODE, MANUAL)) {
            notes.noFocus();
        }
        long[] pixel = fuji.numbers(FujifilmMakernoteDirectory.TAG_FOCUS_PIXEL);
        if (pixel.length == 2) {
            notes.focus(pixel[0], pixel[1], 0, 0, frame);
        }
    }
}
