// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.Metadata;
import com.drew.metadata.exif.makernotes.NikonType2MakernoteDirectory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What Nikon's maker note says of a shot; bits and offsets after ExifTool's Nikon tables. */
final class NikonNotes {
    private static final int HDR_INFO = 0x35;
    private static final int CONTINUOUS = 1;
    private static final int SELF_TIMER = 1 << 3;
    private static final int BRACKETING = 1 << 4;
    private static final int WHITE_BALANCE = 1 << 6;
    private static final int D_LIGHTING = 1 << 8;

    /** Autofocus modules whose point 1 is the one in the centre: 51, 11, 39 and 81 points. */
    private static final Set<Integer> CENTRE_FIRST = Set.of(1, 2, 3, 5);

    private NikonNotes() {}

    static void read(Metadata metadata, ShotNotes notes) {
        Fields nikon = Fields.of(metadata, NikonType2MakernoteDirectory.class);
        int mode = nikon.integer(NikonType2MakernoteDirectory.TAG_SHOOTING_MODE).orElse(0);
        boolean other = (mode & (WHITE_BALANCE | D_LIGHTING)) != 0;
        notes.hint(Hint.CONTINUOUS, (mode & CONTINUOUS) != 0);
        notes.hint(Hint.SELF_TIMER, (mode & SELF_TIMER) != 0);
        notes.hint(Hint.AUTO_BRACKET, (mode & BRACKETING) != 0 && !other);
        notes.hint(Hint.OTHER_BRACKET, (mode & BRACKETING) != 0 && other);
        byte[] hdr = nikon.bytes(HDR_INFO);
        notes.hint(Hint.HDR, hdr.length > 4 && hdr[4] != 0);
        if (nikon.text(NikonType2MakernoteDirectory.TAG_AF_TYPE).orElse("").equalsIgnoreCase("MANUAL")) {
            notes.noFocus();
        }
        focus(nikon.bytes(NikonType2MakernoteDirectory.TAG_AF_INFO_2), notes);
    }

    /** AFInfo2: four digits of a version say where the frame, the centre and the size of the area stand. */
    private static void focus(byte[] info, ShotNotes notes) {
        if (info.length < 8) {
            return;
        }
        String version = new String(info, 0, 4, StandardCharsets.ISO_8859_1);
        int contrast = info[4];
        if (version.equals("0100")) {
            if (contrast == 1) {
                area(info, 0x10, notes);
            } else if (CENTRE_FIRST.contains((int) info[6]) && info[7] == 1) {
                notes.focus(Area.around(0.5, 0.5, 0, 0));
            }
        } else if (version.equals("0101") && contrast == 1) {
            area(info, 0x46, notes);
        } else if (version.startsWith("03") && (contrast == 2 || contrast == 1 && version.equals("0301"))) {
            area(info, 0x2a, notes);
        } else if (version.startsWith("04")) {
            area(info, 0x3e, notes);
        }
    }

    /** Frame width and height, x and y of the centre, width and height, in the order of bytes that makes sense of them. */
    private static void area(byte[] info, int at, ShotNotes notes) {
        if (info.length < at + 12) {
            return;
        }
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteBuffer buffer = ByteBuffer.wrap(info).order(order);
            int[] six = new int[6];
            for (int i = 0; i < six.length; i++) {
                six[i] = buffer.getShort(at + 2 * i) & 0xffff;
            }
            double shape = six[0] / (double) six[1];
            boolean sense =
                    shape > 0.25 && shape < 4 && six[2] > 0 && six[2] <= six[0] && six[3] > 0 && six[3] <= six[1];
            if (sense && six[0] <= 20_000 && six[4] <= six[0] && six[5] <= six[1]) {
                notes.focus(six[2], six[3], six[4], six[5], new ShotNotes.Frame(six[0], six[1]));
                return;
            }
        }
    }
}
