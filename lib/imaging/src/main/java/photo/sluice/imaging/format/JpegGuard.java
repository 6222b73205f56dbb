// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;

/**
 * Walks the markers of a JPEG (ITU T.81 annex B) up to its scan data, and makes sure that the scan data ends.
 *
 * <p>The end is looked for at the end of the file first. Only when it is not there (a film or a second picture hangs
 * behind, or the file is cut) or when the file is progressive is the scan data walked marker by marker.
 */
final class JpegGuard {
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    /**
     * Work of a progressive decoder in scans times pixels; 24 megapixels in the usual 10 scans are a tenth of it. A
     * progressive file of many empty scans otherwise buys hours of decoding for a few bytes each.
     */
    private static final long MAX_SCAN_PIXELS = 2_500_000_000L;

    private final Bytes bytes;
    private final List<List<Integer>> tables = new ArrayList<>(List.of(List.of(), List.of(), List.of(), List.of()));
    private Optional<Bytes.Part> xmp = Optional.empty();
    private int frame;
    private int width;
    private int height;
    private int lumaTable;

    private JpegGuard(Bytes bytes) {
        this.bytes = bytes;
    }

    static Header check(Bytes bytes) throws UnreadablePhoto {
        return new JpegGuard(bytes).walk();
    }

    private Header walk() throws UnreadablePhoto {
        long at = 2;
        while (true) {
            int marker = markerAt(at);
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == 0xd9) {
                throw bytes.fault(Reason.CORRUPT, at, "jpeg ends without a picture");
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                at += 2;
                continue;
            }
            int length = bytes.u16(at + 2, false);
            long end = at + 2 + length;
            if (length < 2) {
                throw bytes.fault(Reason.CORRUPT, at, "jpeg segment of " + length + " bytes");
            }
            if (end > bytes.length()) {
                throw bytes.fault(Reason.TRUNCATED, at, "jpeg segment reaches beyond the end of the file");
            }
            if (marker == 0xda) {
                return scanned(at, end);
            }
            segment(marker, at + 4, end);
            at = end;
        }
    }

    private int markerAt(long at) throws UnreadablePhoto {
        if (bytes.u8(at) != 0xff) {
            throw bytes.fault(Reason.CORRUPT, at, "no jpeg marker where one must be");
        }
        return bytes.u8(at + 1);
    }

    private void segment(int marker, long at, long end) throws UnreadablePhoto {
        if (marker == 0xdb) {
            quantisation(at, end);
        } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
            frame(marker, at);
        } else if (marker == 0xe1 && xmp.isEmpty() && bytes.has(at, XMP) && at + XMP.length() <= end) {
            xmp = Optional.of(new Bytes.Part(at + XMP.length(), (int) (end - at - XMP.length())));
        }
    }

    private void frame(int marker, long at) throws UnreadablePhoto {
        if (frame != 0) {
            throw bytes.fault(Reason.CORRUPT, at, "a second jpeg frame header");
        }
        boolean known = marker <= 0xc2 || marker == 0xc9 || marker == 0xca;
        if (!known || bytes.u8(at) != 8) {
            throw bytes.fault(Reason.UNSUPPORTED, at, "lossless, hierarchical or " + bytes.u8(at) + "-bit jpeg");
        }
        frame = marker;
        height = bytes.u16(at + 1, false);
        width = bytes.u16(at + 3, false);
        lumaTable = bytes.u8(at + 8) & 3;
        if (width == 0 || height == 0) {
            throw bytes.fault(Reason.CORRUPT, at, "a jpeg of " + width + "x" + height);
        }
    }

    private void quantisation(long from, long end) {
        long at = from;
        while (at < end) {
            int which = bytes.u8(at);
            boolean wide = which >> 4 != 0;
            List<Integer> steps = new ArrayList<>(64);
            for (int i = 0; i < 64; i++) {
                steps.add(wide ? bytes.u16(at + 1 + 2 * i, false) : bytes.u8(at + 1 + i));
            }
            tables.set(which & 3, steps);
            at += wide ? 129 : 65;
        }
    }

    private Header scanned(long sos, long data) throws UnreadablePhoto {
        if (frame == 0) {
            throw bytes.fault(Reason.CORRUPT, sos, "jpeg scan before its frame header");
        }
        boolean progressive = frame == 0xc2 || frame == 0xca;
        boolean arithmetic = frame >= 0xc9;
        long pixels = (long) width * height;
        // Huffman codes have one bit at least: two for a block of 64 pixels (DC, end of block), one in a progressive DC
        // scan.
        long least = arithmetic ? 0 : pixels / (progressive ? 512 : 256);
        if (bytes.length() - data < least) {
            throw bytes.fault(Reason.TRUNCATED, data, "too few bytes for " + width + "x" + height + " pixels");
        }
        if (progressive || !endsWithEoi()) {
            long scans = JpegScans.countToEnd(bytes, data);
            if (scans * pixels > MAX_SCAN_PIXELS) {
                throw bytes.fault(Reason.TOO_LARGE, sos, scans + " scans of " + width + "x" + height + " pixels");
            }
        }
        Optional<QuantTables> quant = tables.get(lumaTable).isEmpty()
                ? Optional.empty()
                : Optional.of(new QuantTables(tables.get(lumaTable), tables));
        return new Header(Format.JPEG, width, height, 8, false, progressive, quant, xmp);
    }

    /** Whether the file ends with EOI, padding of zeros or of 0xff aside. */
    private boolean endsWithEoi() {
        long last = bytes.length() - 1;
        while (last > 2 && (bytes.u8(last) == 0 || bytes.u8(last) == 0xff)) {
            last--;
        }
        return bytes.u8(last) == 0xd9 && bytes.u8(last - 1) == 0xff;
    }
}
