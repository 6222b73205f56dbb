// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * One tag, below the root {@code auto}.
 *
 * @param path levels with {@code |} between, such as {@code auto|night}
 * @param confidence 0 to 1
 * @param model who says so: a model's name, or {@code rule}
 * @param box where in the upright picture
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Tag(String path, double confidence, String model, Optional<Box> box) {
    /** A rectangle of the upright picture, as fractions 0 to 1 of its width and height, from the top left. */
    public record Box(double x, double y, double width, double height) {}

    public Tag {
        if (!path.startsWith("auto|") || path.endsWith("|")) {
            throw new IllegalArgumentException("a tag lies below auto: '" + path + "'");
        }
        if (!(confidence >= 0 && confidence <= 1)) throw new IllegalArgumentException("confidence: " + confidence);
    }

    /** A tag of the whole picture that a documented rule gives. */
    public static Tag byRule(String path, double confidence) {
        return new Tag(path, confidence, "rule", Optional.empty());
    }
}
