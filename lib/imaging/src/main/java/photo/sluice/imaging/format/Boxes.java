// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The boxes of an ISO base media file (ISO 14496-12) that say what is in it, found without recursion into data. */
final class Boxes {
    /** A box; its data start at {@code data} and end before {@code end}, which may lie beyond the file. */
    record Box(String type, long data, long end) {}

    /** No camera or phone comes near; a hostile file would only cost time. */
    private static final int MOST = 4096;

    private static final int DEEPEST = 8;

    private static final Set<String> PARENTS = Set.of("moov", "trak", "mdia", "minf", "stbl", "iprp", "ipco");

    private final Bytes bytes;
    private final List<Box> found = new ArrayList<>();

    private Boxes(Bytes bytes) {
        this.bytes = bytes;
    }

    /** All boxes, parents before what they hold; what lies beyond its parent or the end of the file is left out. */
    static List<Box> all(Bytes bytes) {
        Boxes boxes = new Boxes(bytes);
        boxes.walk(0, bytes.length(), 0);
        return boxes.found;
    }

    /** Those that are in no other box; the last may reach beyond the file. */
    static List<Box> outermost(Bytes bytes) {
        Boxes boxes = new Boxes(bytes);
        boxes.walk(0, bytes.length(), DEEPEST);
        return boxes.found;
    }

    private void walk(long from, long end, int depth) {
        long at = from;
        while (at + 8 <= Math.min(end, bytes.length()) && found.size() < MOST) {
            long size = bytes.u32(at, false);
            long data = at + 8;
            if (size == 1 && at + 16 <= bytes.length()) {
                // More than 4 GiB cannot lie in a file that we read; it reaches beyond the end whatever the high half
                // says.
                size = bytes.u32(at + 8, false) == 0 ? bytes.u32(at + 12, false) : Integer.MAX_VALUE;
                data = at + 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < data - at) {
                return;
            }
            String type = bytes.ascii(at + 4, 4);
            Box box = new Box(type, data, at + size);
            found.add(box);
            if (depth < DEEPEST && box.end <= end) {
                if (PARENTS.contains(type)) {
                    walk(data, box.end, depth + 1);
                } else if (type.equals("meta")) {
                    walk(data + 4, box.end, depth + 1); // a version and flags come first
                }
            }
            at += size;
        }
    }
}
