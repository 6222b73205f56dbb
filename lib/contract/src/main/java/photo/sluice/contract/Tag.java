// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * One tag, below the root {@code auto}.
 *
 * @param path levels with {@code |} between, such as {@code auto|night}
 * @param confidence 0 to 1
 * @param model who says so: a model's name, or {@code rule}
 * @param box where in the upright picture
 * @param words the path in the words of its readers, such as {@code auto|Tier|Hund}, where they differ
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Tag(String path, double confidence, String model, Optional<Box> box, Optional<String> words) {
    /** A rectangle of the upright picture, as fractions 0 to 1 of its width and height, from the top left. */
    public record Box(double x, double y, double width, double height) {}

    public Tag {
        below(path);
        words.ifPresent(Tag::below);
        if (!(confidence >= 0 && confidence <= 1)) throw new IllegalArgumentException("confidence: " + confidence);
    }

    /** In the words of the path itself. */
    public Tag(String path, double confidence, String model, Optional<Box> box) {
        this(path, confidence, model, box, Optional.empty());
    }

    private static void below(String path) {
        if (!path.startsWith("auto|") || path.endsWith("|")) {
            throw new IllegalArgumentException("a tag lies below auto: '" + path + "'");
        }
    }

    /** What is written for people of these tags: each once, in their words, without what another one implies. */
    public static List<String> keywords(List<Tag> tags) {
        List<String> paths = tags.stream().map(Tag::path).distinct().toList();
        return tags.stream()
                .filter(tag -> paths.stream().noneMatch(other -> other.startsWith(tag.path + "|")))
                .map(tag -> tag.words.orElse(tag.path))
                .distinct()
                .sorted()
                .toList();
    }

    /** A tag of the whole picture that a documented rule gives. */
    public static Tag byRule(String path, double confidence) {
        return new Tag(path, confidence, "rule", Optional.empty());
    }
}
