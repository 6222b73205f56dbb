// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.codecs.jpeg.JpegPlanes;
import photo.sluice.codecs.library.Library;

/** Which formats this build decodes. Starts no decoder. */
final class Decoders {
    private static final Map<Library, String> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put(Library.LIBRAW, "RAW without a large preview");
        FORMATS.put(Library.LIBHEIF, "HEIC and AVIF");
        FORMATS.put(Library.LIBJXL, "JPEG XL");
    }

    private Decoders() {}

    static List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        boolean confined = Library.CONFINEMENT.built();
        if (!confined) {
            findings.add(Finding.look(
                    "codecs", "decoders cannot be confined, and so none is used", remedy(Library.CONFINEMENT)));
        }
        FORMATS.forEach((library, formats) -> findings.add(
                library.built()
                        ? Finding.fine("codecs", formats + (confined ? " can be decoded" : " could be decoded"))
                        : Finding.look("codecs", formats + ": quarantined as unsupported-format", remedy(library))));
        findings.add(
                JpegPlanes.available()
                        ? Finding.fine("codecs", "JPEG is decoded by libjpeg-turbo itself")
                        : Finding.look("codecs", "JPEG is decoded the slow way", remedy(Library.LIBJPEG)));
        return findings;
    }

    private static String remedy(Library library) {
        return library.remedy() + " (rm cli/target/dist/.built makes ./sluice build).";
    }
}
