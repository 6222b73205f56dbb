// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.PanasonicMakernoteDirectory;
import java.util.Set;

/** What Panasonic's maker note (and that of Leicas made by it) says of a shot; numbers after ExifTool's Panasonic tables. */
final class PanasonicNotes {
    private static final int AF_AREA_SIZE = 0xde;
    private static final Set<Integer> BURSTS = Set.of(1, 4, 17);
    private static final Set<Integer> OTHER_BRACKETS = Set.of(8, 18); // white balance, aperture
    private static final Set<Integer> MACROS = Set.of(1, 0x101, 0x201);
    private static final Set<Integer> TIMERS = Set.of(2, 3, 4, 258, 266, 778);
    private static final int EXPOSURE_BRACKET = 2;
    private static final int FOCUS_BRACKET = 3;

    private PanasonicNotes() {}

    static void read(Metadata metadata, ShotNotes notes) {
        Fields note = Fields.of(metadata, PanasonicMakernoteDirectory.class);
        int burst = note.integer(PanasonicMakernoteDirectory.TAG_BURST_MODE).orElse(0);
        notes.hint(Hint.CONTINUOUS, BURSTS.contains(burst));
        int bracket =
                note.integer(PanasonicMakernoteDirectory.TAG_BRACKET_SETTINGS).orElse(0);
        notes.hint(Hint.AUTO_BRACKET, burst == EXPOSURE_BRACKET || bracket >= 1 && bracket <= 6);
        notes.hint(Hint.FOCUS_BRACKET, burst == FOCUS_BRACKET);
        notes.hint(Hint.OTHER_BRACKET, OTHER_BRACKETS.contains(burst));
        notes.sequence(
                note.integer(PanasonicMakernoteDirectory.TAG_SEQUENCE_NUMBER).orElse(0));
        notes.hint(
                Hint.SELF_TIMER,
                TIMERS.contains(
                        note.integer(PanasonicMakernoteDirectory.TAG_SELF_TIMER).orElse(0)));
        notes.hint(
                Hint.MACRO,
                MACROS.contains(
                        note.integer(PanasonicMakernoteDirectory.TAG_MACRO_MODE).orElse(0)));
        notes.hint(Hint.HDR, note.set(PanasonicMakernoteDirectory.TAG_HDR));
        notes.hint(Hint.PANORAMA, note.set(PanasonicMakernoteDirectory.TAG_SWEEP_PANORAMA_DIRECTION));
        double[] place = note.fractions(PanasonicMakernoteDirectory.TAG_AF_POINT_POSITION);
        if (place.length == 2) { // beyond 1 where there is none
            double[] size = note.fractions(AF_AREA_SIZE);
            boolean known = size.length == 2 && size[0] > 0 && size[0] < 1 && size[1] > 0 && size[1] < 1;
            notes.focus(Area.around(place[0], place[1], known ? size[0] : 0, known ? size[1] : 0));
        }
    }
}
