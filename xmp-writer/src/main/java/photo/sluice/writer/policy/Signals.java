// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.List;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.Tag;

/** What the workers saw of one file; {@code tags} is empty where the tagger did not answer. */
public record Signals(PhotoId photo, PhotoScored scored, List<Tag> tags) {
    /** Below this a tagger's word about people is not taken for one. */
    private static final double SURE = 0.5;

    public Signals {
        tags = List.copyOf(tags);
    }

    /** Where the tagger found people: faces before whole figures, the surest of each kind first. */
    List<Tag.Box> people() {
        List<Tag.Box> faces = boxes("auto|people|face");
        return faces.isEmpty() ? boxes("auto|people") : faces;
    }

    /** Whether the tagger found anybody. */
    boolean hasPeople() {
        return tags.stream().anyMatch(tag -> within(tag, "auto|people"));
    }

    private List<Tag.Box> boxes(String path) {
        return tags.stream()
                .filter(tag -> within(tag, path))
                .flatMap(tag -> tag.box().stream())
                .toList();
    }

    private static boolean within(Tag tag, String path) {
        return tag.confidence() >= SURE && (tag.path() + "|").startsWith(path + "|");
    }
}
