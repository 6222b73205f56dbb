// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells RAW files that are made like a TIFF from TIFF, whose decoder would find the thumbnail in them.
 *
 * <p>A file is RAW if it says so (DNG version, Canon's mark), if any of its directories holds sensor data, by its
 * photometric interpretation or by a compression that only cameras write, or if its first directory, with the name of a
 * camera's maker, is only a preview of others.
 */
final class TiffLikeRaw {
    private static final int SUBFILE = 254;
    private static final int WIDTH = 256;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int MAKE = 271;
    private static final int SUB_IFDS = 330;
    private static final int DNG_VERSION = 0xc612;

    /** Colour filter array and linear raw (DNG specification 1.7, chapter 2). */
    private static final Set<Long> SENSOR = Set.of(32803L, 34892L);

    /** Kodak, Sony, packed, Samsung (twice), Nikon, lossy DNG, Kodak, Pentax (ExifTool's tag tables, Compression). */
    private static final Set<Long> OF_SENSORS =
            Set.of(262L, 32767L, 32769L, 32770L, 32772L, 34713L, 34892L, 65000L, 65535L);

    private static final Map<String, Format> MAKERS = Map.of(
            "NIKON", Format.NEF,
            "SONY", Format.ARW,
            "PENTAX", Format.PEF,
            "RICOH", Format.PEF,
            "SAMSUNG", Format.SRW,
            "HASSELBLAD", Format.HASSELBLAD,
            "PHASE ONE", Format.IIQ,
            "OLYMPUS", Format.ORF,
            "CANON", Format.CR2);

    private TiffLikeRaw() {}

    /** Which RAW format a file is that starts like a TIFF; empty for a picture that may be decoded as TIFF. */
    static Optional<Format> of(Bytes b) {
        if (b.has(8, "CR\u0002")) {
            return Optional.of(Format.CR2);
        }
        List<TiffFields> directories = TiffDirectories.of(b);
        TiffFields first = directories.get(0);
        if (directories.stream().anyMatch(d -> d.has(DNG_VERSION))) {
            return Optional.of(Format.DNG);
        }
        String make = first.text(MAKE).toUpperCase(Locale.ROOT);
        boolean onlyPreview = (first.number(SUBFILE, 0) & 1) != 0 || !first.has(WIDTH);
        if (directories.stream().noneMatch(TiffLikeRaw::holdsSensor)
                && !(first.has(SUB_IFDS) && !make.isBlank() && onlyPreview)) {
            return Optional.empty();
        }
        return Optional.of(MAKERS.entrySet().stream()
                .filter(maker -> make.startsWith(maker.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Format.RAW));
    }

    private static boolean holdsSensor(TiffFields directory) {
        try {
            return SENSOR.contains(directory.number(PHOTOMETRIC, -1))
                    || OF_SENSORS.contains(directory.number(COMPRESSION, 1));
        } catch (IndexOutOfBoundsException beyond) {
            return false;
        }
    }
}
