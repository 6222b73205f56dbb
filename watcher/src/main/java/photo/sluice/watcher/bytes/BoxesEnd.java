// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Boxes that follow each other up to the last byte, with those among them that hold the picture (ISO/IEC 14496-12, 4.2;
 * ISO/IEC 23008-12 for HEIF and AVIF; ISO/IEC 18181-2 for JPEG XL; Canon's CR3 is built the same way). A last box of open
 * length has no end that could be told.
 */
final class BoxesEnd implements EndMarker {
    /** Real files have a dozen. */
    private static final int BOXES = 1000;

    @Override
    public boolean begins(Head head) {
        return head.has(4, "ftyp") || head.has(0, "\0\0\0\fJXL \r\n\u0087\n");
    }

    @Override
    public boolean ends(Head head, Tail file) throws IOException {
        Set<String> types = new HashSet<>();
        long at = 0;
        for (int i = 0; i < BOXES && at < file.size(); i++) {
            Numbers box = new Numbers(file.at(at, 20), false);
            long size = box.u32(0);
            int header = size == 1 ? 16 : 8;
            if (size == 1) size = box.u64(8);
            if (size < header || size > file.size() - at) return false;
            String type = new String(box.bytes(), 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
            // The last part of a JPEG XL codestream has the highest bit of its number set.
            if (type.equals("jxlp")) type = box.u8(header) >= 0x80 ? "jxlc" : type;
            types.add(type);
            at += size;
        }
        boolean picture =
                types.contains("jxlc") || types.contains("mdat") && (types.contains("meta") || types.contains("moov"));
        return at == file.size() && picture && !file.reserved();
    }
}
