// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;

/**
 * All that the directories of a TIFF point at, its picture included, lies inside of the file, and hardly anything follows
 * after it (TIFF 6.0, section 2). Most makers' RAW files are TIFF. A file whose directories do not tell of its last part
 * (Panasonic's, some of Sony's) is finished when it rests.
 */
final class TiffEnd implements EndMarker {
    /** Padding to a block of a card. More may be a picture that no directory tells of and that is still to come. */
    private static final long PADDING = 4096;

    @Override
    public boolean begins(Head head) {
        return head.has(0, "II*\0") || head.has(0, "MM\0*") || head.has(0, "IIRO") || head.has(0, "IIRS");
    }

    @Override
    public boolean ends(Head head, Tail file) throws IOException {
        if (file.reserved()) return false;
        long end = new TiffTree(file, head.has(0, "II")).end();
        return end <= file.size() && end > file.size() - PADDING;
    }
}
