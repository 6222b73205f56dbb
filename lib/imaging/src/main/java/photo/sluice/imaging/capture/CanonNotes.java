// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory.CameraSettings;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory.ShotInfo;
import java.util.Optional;
import java.util.Set;

/** What Canon's maker note says of a shot; numbers after ExifTool's Canon tables. */
final class CanonNotes {
    private static final int EASY_MODE = 0xc10b;
    private static final int AF_INFO_2 = 0x26;
    private static final int AF_INFO_3 = 0x3c;
    private static final int MULTI_EXPOSURE = 0x4021;
    private static final int HDR = 0x4025;
    private static final int FOCUS_BRACKETING = 0x4053;

    /** ContinuousDrive: continuous at all its speeds; the others are single, silent single and movie. */
    private static final Set<Integer> DRIVES = Set.of(1, 3, 4, 5, 8, 10);

    /** EasyMode: macro, super macro, digital macro, super macro 2. */
    private static final Set<Integer> MACROS = Set.of(10, 17, 26, 29);

    /** Where the points in focus spread over more than this part of the picture, the first of them is taken. */
    private static final double SPREAD = 0.25;

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
        for (int tag : new int[] {AF_INFO_3, AF_INFO_2}) {
            focus(canon.numbers(tag), eos, notes);
        }
    }

    /** The second number of a list that begins with its own size says whether a thing was on. */
    private static boolean second(Fields canon, int tag) {
        long[] all = canon.numbers(tag);
        return all.length > 1 && (all[1] == 1 || all[1] == 2);
    }

    /**
     * AFInfo2 and 3: size, mode, number of points n, valid ones, picture width and height, those of the frame of the points,
     * then n widths, n heights, n distances of each from the centre to the right, n upwards (downwards on compacts), and a bit
     * a point that was in focus, and a bit a point that was selected.
     */
    private static void focus(long[] info, boolean eos, ShotNotes notes) {
        if (info.length < 8 || info[1] == 0 || info[2] <= 0 || info.length < 8 + 4 * info[2]) {
            return; // no points, or focused by hand
        }
        int points = (int) info[2];
        int words = (points + 15) / 16;
        int inFocus = 8 + 4 * points;
        int bits = chosen(info, inFocus, words) ? inFocus : inFocus + words;
        ShotNotes.Frame frame = new ShotNotes.Frame(info[6], info[7]);
        double[] first = null;
        Area all = null;
        for (int i = 0; i < points && bits + i / 16 < info.length; i++) {
            if ((info[bits + i / 16] >> i % 16 & 1) != 0) {
                double up = eos ? -1 : 1;
                double[] point = {
                    frame.width() / 2 + (short) info[8 + 2 * points + i],
                    frame.height() / 2 + up * (short) info[8 + 3 * points + i],
                    info[8 + i],
                    info[8 + points + i]
                };
                first = first == null ? point : first;
                Optional<Area> area = Area.around(
                        point[0] / frame.width(),
                        point[1] / frame.height(),
                        point[2] / frame.width(),
                        point[3] / frame.height());
                all = area.isEmpty() ? all : all == null ? area.get() : all.with(area.get());
            }
        }
        if (first != null && all != null) {
            if (all.width() * all.height() > SPREAD) {
                notes.focus(first[0], first[1], first[2], first[3], frame);
            } else {
                double width = all.width() * frame.width();
                double height = all.height() * frame.height();
                notes.focus(
                        all.x() * frame.width() + width / 2,
                        all.y() * frame.height() + height / 2,
                        width,
                        height,
                        frame);
            }
        }
    }

    private static boolean chosen(long[] info, int from, int words) {
        for (int i = from; i < Math.min(info.length, from + words); i++) {
            if ((info[i] & 0xffff) != 0) {
                return true;
            }
        }
        return false;
    }
}
