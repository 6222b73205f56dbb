// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.CasioType2MakernoteDirectory;
import com.drew.metadata.exif.makernotes.PentaxMakernoteDirectory;

/**
 * What Pentax' maker note says of a shot; numbers after ExifTool's Pentax tables. The metadata library takes the notes of the
 * reflex cameras ("AOC") for Casio's and leaves their tags unnamed; those of the newest ("PENTAX ") it does not read.
 */
final class PentaxNotes {
    private static final int AUTO_BRACKETING = 0x18;
    private static final int DRIVE_MODE = 0x34;

    private PentaxNotes() {}

    static void read(Metadata metadata, String make, ShotNotes notes) {
        if (!make.startsWith("pentax") && !make.startsWith("ricoh") && !make.startsWith("asahi")) {
            return;
        }
        Fields pentax = Fields.of(metadata, PentaxMakernoteDirectory.class, CasioType2MakernoteDirectory.class);
        long[] drive = pentax.numbers(DRIVE_MODE);
        if (drive.length == 4) {
            notes.hint(Hint.CONTINUOUS, drive[0] >= 1 && drive[0] <= 4);
            notes.hint(Hint.SELF_TIMER, drive[1] == 1 || drive[1] == 2);
            notes.hint(Hint.MULTI_EXPOSURE, drive[3] >= 1 && drive[3] <= 4);
            notes.hint(Hint.HDR, drive[3] >= 0x10 && drive[3] < 0xff);
        }
        long[] bracketing = pentax.numbers(AUTO_BRACKETING);
        notes.hint(Hint.AUTO_BRACKET, bracketing.length > 0 && bracketing[0] > 0 && bracketing[0] < 0xffff);
    }
}
