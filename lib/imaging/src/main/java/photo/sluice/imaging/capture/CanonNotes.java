// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory.CameraSettings;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory.ShotInfo;
import java.util.Set;

/** What Canon's maker note says of a shot; numbers after ExifTool's Canon tables. */
final class CanonNotes {
    private static final int EASY_MODE = 0xc10b;
    private static final int MULTI_EXPOSURE = 0x4021;
    private static final int HDR = 0x4025;
    private static final int FOCUS_BRACKETING = 0x4053;

    /** ContinuousDrive: continuous at all its speeds; the others are single, silent single and movie. */
    private static final Set<Integer> DRIVES = Set.of(1, 3, 4, 5, 8, 10);

    /** EasyMode: macro, super macro, digital macro, super macro 2. */
    private static final Set<Integer> MACROS = Set.of(10, 17, 26, 29);

    private CanonNotes() {}

    static void read(Metadata metadata, boolean eos, ShotNotes notes) {
        Fields canon = Fields.of(metadata, CanonMakernoteDirectory.class);
        notes.hint(
                Hint.MACRO,
                canon.is(CameraSettings.TAG_MACRO_MODE, 1)
                        || MACROS.contains(canon.integer(EASY_MODE).orElse(0)));
        notes.hint(
                Hint.CONTINUOUS,
                DRIVES.contains(
                        canon.integer(CameraSettings.TAG_CONTINUOUS_DRIVE_MODE).orElse(0)));
        notes.hint(Hint.SELF_TIMER, canon.set(CameraSettings.TAG_SELF_TIMER_DELAY));
        int bracketed = canon.integer(ShotInfo.TAG_AUTO_EXPOSURE_BRACKETING).orElse(0); // -1 on, or 1, 2, 3
        notes.hint(Hint.AUTO_BRACKET, bracketed != 0);
        notes.sequence(bracketed <= 3 ? bracketed : 0);
        notes.sequence(canon.integer(ShotInfo.TAG_SEQUENCE_NUMBER).orElse(0));
        notes.hint(Hint.MULTI_EXPOSURE, second(canon, MULTI_EXPOSURE));
        notes.hint(Hint.HDR, second(canon, HDR));
        notes.hint(Hint.FOCUS_BRACKET, second(canon, FOCUS_BRACKETING));
        CanonFocus.read(canon, eos, notes);
    }

    /** The second number of a list that begins with its own size says whether a thing was on. */
    private static boolean second(Fields canon, int tag) {
        long[] all = canon.numbers(tag);
        return all.length > 1 && (all[1] == 1 || all[1] == 2);
    }
}
