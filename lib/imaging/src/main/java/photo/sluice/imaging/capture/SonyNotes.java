// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.SonyType1MakernoteDirectory;

/** What Sony's maker note says of a shot, as far as it is not enciphered; numbers after ExifTool's Sony tables. */
final class SonyNotes {
    private static final int FOCUS_LOCATION = 0x2027;
    private static final int PIXEL_SHIFT = 0x202f;
    private static final int FOCUS_FRAME = 0x2037;
    private static final int MANUAL = 0;

    private SonyNotes() {}

    static void read(Metadata metadata, ShotNotes notes) {
        Fields sony = Fields.of(metadata, SonyType1MakernoteDirectory.class);
        int release = sony.integer(SonyType1MakernoteDirectory.TAG_RELEASE_MODE).orElse(0);
        notes.hint(Hint.CONTINUOUS, release == 2);
        notes.hint(Hint.AUTO_BRACKET, release == 5);
        notes.hint(Hint.OTHER_BRACKET, release == 6 || release == 8); // white balance, dynamic range
        notes.sequence(
                sony.integer(SonyType1MakernoteDirectory.TAG_SEQUENCE_NUMBER).orElse(0));
        long[] panorama = sony.numbers(SonyType1MakernoteDirectory.TAG_PANORAMA);
        notes.hint(Hint.PANORAMA, panorama.length > 2 && panorama[0] == 257);
        int hdr = sony.integer(SonyType1MakernoteDirectory.TAG_HDR).orElse(0);
        notes.hint(Hint.HDR, (hdr & 0xffff) != 0 && (hdr & 0xffff) != 0xffff);
        int macro = sony.integer(SonyType1MakernoteDirectory.TAG_MACRO).orElse(0);
        notes.hint(Hint.MACRO, macro == 1 || macro == 2);
        byte[] shift = sony.bytes(PIXEL_SHIFT); // group, 4 bytes; number of the shot; of how many
        if (shift.length == 6 && shift[5] != 0) {
            notes.hint(Hint.PIXEL_SHIFT, shift[4] != 0);
            notes.sequence(shift[4]);
        }
        if (sony.is(SonyType1MakernoteDirectory.TAG_FOCUS_MODE, MANUAL)) {
            notes.noFocus();
        }
        focus(sony, notes);
    }

    /** FocusLocation: frame width and height, x, y; the camera writes the centre where it does not know. */
    private static void focus(Fields sony, ShotNotes notes) {
        long[] place = sony.numbers(FOCUS_LOCATION);
        if (place.length == 4) {
            byte[] size = sony.bytes(FOCUS_FRAME); // width, height, 257 if valid; little-endian
            boolean known = size.length == 6 && size[4] == 1 && size[5] == 1;
            notes.focus(
                    place[2],
                    place[3],
                    known ? u16(size, 0) : 0,
                    known ? u16(size, 2) : 0,
                    new ShotNotes.Frame(place[0], place[1]));
        }
    }

    private static int u16(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }
}
