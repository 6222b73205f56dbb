// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.util.List;

/** Whether the first bytes are those of an image: asked only of files whose name does not say what they are. */
final class Magic {
    private static final List<String> STARTS = List.of(
            "\u00ff\u00d8\u00ff", // JPEG
            "\u0089PNG\r\n\u001a\n",
            "GIF87a",
            "GIF89a",
            "8BPS", // Photoshop
            "\u00ff\n", // JPEG XL codestream
            "\0\0\0\fJXL \r\n\u0087\n",
            "\0\0\0\fjP  \r\n\u0087\n", // JPEG 2000
            "\u00ffO\u00ffQ",
            "II*\0", // TIFF, and most makers' RAW
            "MM\0*",
            "II+\0", // BigTIFF
            "MM\0+",
            "IIU\0", // Panasonic
            "IIRO", // Olympus
            "IIRS",
            "MMOR",
            "II\u001a\0\0\0HEAPCCDR", // Canon CRW
            "FUJIFILMCCD-RAW",
            "\0MRM", // Minolta
            "FOVb"); // Sigma

    private static final List<String> BRANDS =
            List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "miaf", "avif", "avis", "crx ");

    private Magic() {}

    static boolean image(Head head) {
        if (STARTS.stream().anyMatch(start -> head.has(0, start))) return true;
        if (head.has(0, "RIFF") && head.has(8, "WEBP")) return true;
        return head.has(4, "ftyp") && BRANDS.stream().anyMatch(brand -> head.has(8, brand));
    }
}
