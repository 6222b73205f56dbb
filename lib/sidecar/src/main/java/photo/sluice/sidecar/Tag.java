// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A keyword with its ancestors, such as {@code auto|scene|beach}, fit for every program that we know.
 *
 * @param path the components, joined by {@code |}; each is in NFC, trimmed, without comma, {@code |} or {@code /}
 */
public record Tag(String path) {

    /** darktable keeps at most 1023 bytes of a keyword. */
    private static final int MAX_BYTES = 999;

    private static final Pattern UNFIT = Pattern.compile("[,/\\s]+");

    public Tag {
        Objects.requireNonNull(path);
        if (!clean(path).equals(path) || path.isEmpty() || bytes(path) > MAX_BYTES) {
            throw new IllegalArgumentException("not a clean keyword, use Tag.of: " + path);
        }
    }

    /**
     * The keyword that a text stands for; empty if nothing of it is left.
     *
     * <p>{@code |} separates. A comma (darktable splits there), a slash (digiKam does) and control characters become a
     * space; empty components go; a path too long for darktable is refused.
     */
    public static Optional<Tag> of(String text) {
        String path = clean(text);
        return path.isEmpty() || bytes(path) > MAX_BYTES ? Optional.empty() : Optional.of(new Tag(path));
    }

    /** The last component: what stands in {@code dc:subject}. */
    public String leaf() {
        return path.substring(path.lastIndexOf('|') + 1);
    }

    /** The path as digiKam and Immich spell it. */
    String slashed() {
        return path.replace('|', '/');
    }

    private static String clean(String text) {
        return Arrays.stream(Texts.clean(text).split("\\|"))
                .map(part -> UNFIT.matcher(part).replaceAll(" ").strip())
                .filter(part -> !part.isEmpty())
                .map(part -> Normalizer.normalize(part, Normalizer.Form.NFC))
                .collect(Collectors.joining("|"));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
