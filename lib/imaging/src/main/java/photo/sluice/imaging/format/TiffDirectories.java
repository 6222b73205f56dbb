// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All directories of a TIFF-like file: the chain from the first one, and what each names as its sub-directories.
 *
 * <p>No offset is visited twice and no more than {@value #MOST} directories are, so that loops end.
 */
final class TiffDirectories {
    private static final int MOST = 64;
    private static final int SUB_IFDS = 330;
    private static final int DEEPEST = 3;

    private final Bytes bytes;
    private final boolean little;
    private final Set<Long> seen = new HashSet<>();
    private final List<TiffFields> found = new ArrayList<>();

    private TiffDirectories(Bytes bytes) {
        this.bytes = bytes;
        this.little = bytes.u8(0) == 'I';
    }

    /**
     * The first directory and whichever others can be read.
     *
     * @throws IndexOutOfBoundsException if the first one cannot
     */
    static List<TiffFields> of(Bytes bytes) {
        TiffDirectories all = new TiffDirectories(bytes);
        all.add(new TiffFields(bytes, all.little, bytes.u32(4, all.little)), 0);
        return all.found;
    }

    private void add(TiffFields first, int depth) {
        TiffFields fields = first;
        while (found.size() < MOST) {
            found.add(fields);
            if (depth < DEEPEST) {
                for (int i = 0; i < Math.min(fields.count(SUB_IFDS), MOST); i++) {
                    visit(fields, i, depth);
                }
            }
            long next = fields.next();
            if (next == 0 || !seen.add(next)) {
                return;
            }
            try {
                fields = new TiffFields(bytes, little, next);
            } catch (IndexOutOfBoundsException beyond) {
                return;
            }
        }
    }

    private void visit(TiffFields parent, int index, int depth) {
        try {
            long at = parent.number(SUB_IFDS, index, 0);
            if (at != 0 && seen.add(at) && found.size() < MOST) {
                add(new TiffFields(bytes, little, at), depth + 1);
            }
        } catch (IndexOutOfBoundsException beyond) {
            // A directory beyond the end is not there; what is there may do.
        }
    }
}
