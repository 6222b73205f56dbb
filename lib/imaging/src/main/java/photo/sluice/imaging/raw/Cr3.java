// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.raw.Reads.Block;

/**
 * The boxes of Canon's CR3 (ISO 14496-12) that hold Exif and pictures.
 *
 * <pre>
 *   ftyp "crx "
 *   moov ├ uuid 85c0b687-820f-11e0-8111-f4ce462b6a48
 *        │   ├ CMT1 IFD0   CMT2 Exif   CMT3 maker note   CMT4 GPS: a TIFF block each
 *        │   └ THMB        thumbnail
 *        └ trak ─ mdia ─ minf ─ stbl ─ stsz, co64: one of them is the full-size JPEG
 *   uuid be7acfcb-97a9-42e8-9c71-999491e3afac: XMP
 *   uuid eaf42b5e-1c98-4b88-b9fb-b7dc406e4d16 ─ PRVW: preview
 *   mdat
 * </pre>
 */
public final class Cr3 {
    private static final Set<String> NESTS = Set.of("moov", "trak", "mdia", "minf", "stbl");
    private static final String CANON =
            "\u0085\u00c0\u00b6\u0087\u0082\u000f\u0011\u00e0\u0081\u0011\u00f4\u00ce\u0046\u002b\u006a\u0048";
    private static final String XMP =
            "\u00be\u007a\u00cf\u00cb\u0097\u00a9\u0042\u00e8\u009c\u0071\u0099\u0094\u0091\u00e3\u00af\u00ac";
    private static final String PREVIEW =
            "\u00ea\u00f4\u002b\u005e\u001c\u0098\u004b\u0088\u00b9\u00fb\u00b7\u00dc\u0040\u006e\u004d\u0016";
    private static final int DEEPEST = 6;

    private final Reads reads;
    private final List<Bytes.Part> pictures = new ArrayList<>();
    private final List<Bytes.Part> exif = new ArrayList<>();
    private Optional<Bytes.Part> xmp = Optional.empty();
    private long sampleBytes;

    private Cr3(Reads reads) {
        this.reads = reads;
    }

    /** What the boxes of this file name; of a broken file what stands before the damage. */
    public static Cr3 of(Bytes bytes) {
        return of(new Reads(bytes));
    }

    static Cr3 of(Reads reads) {
        Cr3 file = new Cr3(reads);
        try {
            file.boxes(0, reads.length(), 0);
        } catch (IndexOutOfBoundsException broken) {
            // What was found before stands.
        }
        return file;
    }

    /** The TIFF blocks CMT1 to CMT4, as far as they are there, in their order: IFD0, Exif, maker note, GPS. */
    public List<Bytes.Part> exif() {
        return List.copyOf(exif);
    }

    /** The XMP packet. */
    public Optional<Bytes.Part> xmp() {
        return xmp;
    }

    void collect(Candidates found) {
        if (!exif.isEmpty()) {
            try {
                TiffPreviews.orientation(reads, exif.get(0).offset()).ifPresent(found::orientation);
            } catch (IndexOutOfBoundsException broken) {
                // Then it is not known.
            }
        }
        pictures.forEach(part -> found.offer(part.offset(), part.length()));
    }

    private void boxes(long from, long end, int depth) {
        for (long at = from; at + 8 <= end; ) {
            Block head = reads.block(at, (int) Math.min(16, end - at), false);
            long size = head.u32(0);
            int header = 8;
            if (size == 1) {
                size = head.u64(8);
                header = 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < header) {
                return;
            }
            box(head.ascii(4, 4), at + header, Math.min(end, at + size), depth);
            at += size;
        }
    }

    private void box(String type, long at, long end, int depth) {
        if (NESTS.contains(type) && depth < DEEPEST) {
            sampleBytes = type.equals("trak") ? 0 : sampleBytes;
            boxes(at, end, depth + 1);
        } else if (type.equals("uuid") && depth < DEEPEST) {
            uuid(reads.block(at, 16, false), at + 16, end, depth);
        } else if (type.equals("PRVW")) {
            // 6 bytes, width, height, 2 bytes, u32 length, the JPEG
            pictures.add(part(at + 16, reads.block(at + 12, 4, false).u32(0)));
        } else if (type.equals("THMB")) {
            // u32 version, width, height, u32 length, 4 bytes, the JPEG
            pictures.add(part(at + 16, reads.block(at + 8, 4, false).u32(0)));
        } else if (type.startsWith("CMT")) {
            exif.add(part(at, end - at));
        } else if (type.equals("stsz")) {
            Block sizes = reads.block(at, 16, false); // version, size of all or 0, count, size of the first
            sampleBytes = sizes.u32(4) != 0 ? sizes.u32(4) : sizes.u32(12);
        } else if (type.equals("co64") && sampleBytes > 0) {
            pictures.add(part(reads.block(at + 8, 8, false).u64(0), sampleBytes));
        }
    }

    private void uuid(Block name, long at, long end, int depth) {
        if (name.has(0, CANON)) {
            boxes(at, end, depth + 1);
        } else if (name.has(0, XMP)) {
            xmp = Optional.of(part(at, end - at));
        } else if (name.has(0, PREVIEW)) {
            boxes(at + 8, end, depth + 1); // eight bytes of its own stand before the box in it
        }
    }

    private static Bytes.Part part(long offset, long length) {
        return new Bytes.Part(offset, (int) Math.max(0, Math.min(Integer.MAX_VALUE, length)));
    }
}
