// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The photo that a sidecar is of.
 *
 * @param name of the photo's file
 * @param there whether that file lies beside the sidecar
 */
record Subject(String name, boolean there) {
    private static final Set<String> RENDERED =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "hif", "webp", "avif", "jxl", "tif", "tiff");

    /**
     * {@code IMG.CR2.xmp} is of {@code IMG.CR2}; {@code IMG.xmp} of the file that it names, or of the one with this stem,
     * a RAW rather than a rendered picture.
     *
     * @param stem the sidecar's name without {@code .xmp}
     * @param extension that the sidecar says it is for
     * @param beside photos in its folder
     */
    static Subject of(String stem, Optional<String> extension, List<String> beside) {
        if (beside.contains(stem)) return new Subject(stem, true);
        String prefix = stem + ".";
        Optional<String> found = beside.stream()
                .filter(photo -> photo.startsWith(prefix) && photo.indexOf('.', prefix.length()) < 0)
                .filter(photo -> extension.isEmpty()
                        || extension(photo).equalsIgnoreCase(extension.get().strip()))
                .min(Comparator.comparing((String photo) -> RENDERED.contains(extension(photo)))
                        .thenComparing(photo -> photo));
        return found.map(photo -> new Subject(photo, true)).orElse(new Subject(stem, false));
    }

    private static String extension(String photo) {
        return photo.substring(photo.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
