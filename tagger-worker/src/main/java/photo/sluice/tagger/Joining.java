// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import photo.sluice.contract.Tag;

/** Joins what several sources say of one photo; pure. */
final class Joining {
    /** The most certain first, and of equals by name and place, so that equal answers make equal events. */
    static final Comparator<Tag> CERTAIN_FIRST = Comparator.comparingDouble((Tag tag) -> -tag.confidence())
            .thenComparing(Tag::path)
            .thenComparing(tag -> tag.box().map(Tag.Box::toString).orElse(""))
            .thenComparing(Tag::model);

    /** Overlap from which two boxes of one path are one thing: as within a detector ({@code NMSBoxes(.2, .5)}). */
    private static final double SAME = 0.5;

    private Joining() {}

    /** The tags, the most certain first; {@code most} different ones of models, people left out. */
    static List<Tag> of(List<Tag> all, int most) {
        return capped(merged(all), most);
    }

    /**
     * One tag a path and thing, of the source that is surest. A tag of the whole picture goes where the same, or what
     * implies it, is said more precisely, and where it takes for another animal what a detector knows better.
     */
    static List<Tag> merged(List<Tag> all) {
        List<Tag> kept = new ArrayList<>();
        for (Tag tag : all.stream().sorted(CERTAIN_FIRST).toList()) {
            if (kept.stream().noneMatch(other -> isSame(other, tag))) kept.add(tag);
        }
        return kept.stream()
                .filter(tag -> tag.box().isPresent() || kept.stream().noneMatch(other -> spares(other, tag)))
                .toList();
    }

    private static boolean isSame(Tag surer, Tag tag) {
        if (!surer.path().equals(tag.path())) return false;
        if (surer.box().isEmpty() || tag.box().isEmpty()) return tag.box().isEmpty();
        return overlap(surer.box().get(), tag.box().get()) >= SAME;
    }

    /** Whether a tag of the whole picture is not needed beside the other one. */
    private static boolean spares(Tag other, Tag whole) {
        if (other.path().startsWith(whole.path() + "|")) return true;
        boolean seen = other.box().isPresent() && other.confidence() >= whole.confidence();
        return seen && isAnimal(other) && isAnimal(whole) && !(whole.path() + "|").startsWith(other.path() + "|");
    }

    private static boolean isAnimal(Tag tag) {
        return tag.path().startsWith("auto|animal|");
    }

    private static List<Tag> capped(List<Tag> tags, int most) {
        Set<String> paths = tags.stream()
                .filter(Joining::isCounted)
                .map(Tag::path)
                .distinct()
                .limit(most)
                .collect(Collectors.toSet());
        return tags.stream()
                .filter(tag -> !isCounted(tag) || paths.contains(tag.path()))
                .toList();
    }

    private static boolean isCounted(Tag tag) {
        boolean rule = tag.model().equals(TagSource.Who.RULES.name());
        return !rule && !People.isAbout(tag);
    }

    /** Area of the overlap over area of both together, 0 to 1. */
    static double overlap(Tag.Box one, Tag.Box other) {
        double w = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        double h = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        if (w <= 0 || h <= 0) return 0;
        return w * h / (one.width() * one.height() + other.width() * other.height() - w * h);
    }
}
