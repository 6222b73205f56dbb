// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.List;
import java.util.Optional;

/** Tells the format from the first bytes; a RAW file that looks like a TIFF by {@link TiffLikeRaw}. */
final class Recognition {
    private static final List<String> HEIF_BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "miaf");

    private Recognition() {}

    static Optional<Format> of(Bytes b) {
        if (b.has(0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(Format.JPEG);
        }
        if (b.has(0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(Format.PNG);
        }
        if (b.has(0, "RIFF") && b.has(8, "WEBP")) {
            return Optional.of(Format.WEBP);
        }
        if (b.has(0, "GIF87a") || b.has(0, "GIF89a")) {
            return Optional.of(Format.GIF);
        }
        if (b.has(0, "8BPS")) {
            return Optional.of(Format.PSD);
        }
        if (b.has(0, "\u00ff\n") || b.has(0, "\0\0\0\fJXL \r\n\u0087\n")) {
            return Optional.of(Format.JXL);
        }
        if (b.has(0, "\0\0\0\fjP  \r\n\u0087\n") || b.has(0, "\u00ffO\u00ffQ")) {
            return Optional.of(Format.JP2);
        }
        if (b.has(4, "ftyp")) {
            return isoBrand(b);
        }
        if (b.has(0, "BM") && b.length() >= 26 && b.u32(14, true) <= 124 && b.u32(14, true) >= 12) {
            return Optional.of(Format.BMP);
        }
        return rawOrTiff(b);
    }

    private static Optional<Format> rawOrTiff(Bytes b) {
        if (b.has(0, "FUJIFILMCCD-RAW")) {
            return Optional.of(Format.RAF);
        }
        if (b.has(0, "II\u001a\0\0\0HEAPCCDR")) {
            return Optional.of(Format.CRW);
        }
        if (b.has(0, "IIU\0")) {
            return Optional.of(Format.RW2);
        }
        if (b.has(0, "IIRO") || b.has(0, "IIRS") || b.has(0, "MMOR")) {
            return Optional.of(Format.ORF);
        }
        if (b.has(0, "\0MRM")) {
            return Optional.of(Format.MRW);
        }
        if (b.has(0, "FOVb")) {
            return Optional.of(Format.X3F);
        }
        if (b.has(8, "IIII") || b.has(8, "MMMM")) {
            return Optional.of(Format.IIQ);
        }
        if (b.has(0, "II+\0") || b.has(0, "MM\0+")) {
            return Optional.of(Format.TIFF); // BigTIFF, which its guard refuses
        }
        boolean tiff = b.has(0, "II*\0") || b.has(0, "MM\0*");
        return tiff ? TiffLikeRaw.of(b).or(() -> Optional.of(Format.TIFF)) : Optional.empty();
    }

    /** The brand of an ISO base media file (ISO 14496-12): the major one, then the compatible ones. */
    private static Optional<Format> isoBrand(Bytes b) {
        int end = (int) Math.min(Math.min(b.u32(0, false), 256), b.length());
        Optional<Format> found = Optional.empty();
        for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
            String brand = b.ascii(at, 4);
            if (brand.equals("crx ")) {
                return Optional.of(Format.CR3);
            }
            if (brand.equals("avif") || brand.equals("avis")) {
                return Optional.of(Format.AVIF);
            }
            if (HEIF_BRANDS.contains(brand) && (at == 8 || found.isEmpty())) {
                found = Optional.of(Format.HEIC);
            }
        }
        return found;
    }
}
