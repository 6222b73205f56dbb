// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.StepTimes;
import photo.sluice.imaging.format.UnreadablePhoto;

/** Looks at one photo and names what it sees; needs no queue. For several threads at once. */
public final class Tagger {
    private static final Comparator<Tag> CERTAIN_FIRST =
            Comparator.comparingDouble((Tag tag) -> -tag.confidence()).thenComparing(Tag::path);

    private final List<TagSource> sources;

    public Tagger(List<TagSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** What is seen in a rendition, which is only read. */
    public Tagged tag(Rendition photo) {
        long start = System.nanoTime();
        List<Tag> tags = merged(
                sources.stream().flatMap(source -> source.tags(photo).stream()).toList());
        return new Tagged(tags, steps(photo.times(), (System.nanoTime() - start) / 1e6));
    }

    /** What is seen in the file as it is on disk now. */
    public Tagged tag(PhotoReader reader, Path file) throws UnreadablePhoto {
        try (Rendition photo = reader.read(file)) {
            return tag(photo);
        }
    }

    /** One tag a path and box, the most certain; the most certain paths first. */
    static List<Tag> merged(List<Tag> all) {
        record Place(String path, Object box) {}
        Map<Place, Tag> best = new java.util.HashMap<>();
        for (Tag tag : all) {
            best.merge(
                    new Place(tag.path(), tag.box()),
                    tag,
                    (one, other) -> CERTAIN_FIRST.compare(one, other) <= 0 ? one : other);
        }
        return best.values().stream().sorted(CERTAIN_FIRST).toList();
    }

    private static Map<String, Double> steps(StepTimes times, double tagMs) {
        Map<String, Double> took = new TreeMap<>();
        took.put("read", times.read());
        took.put("facts", times.facts());
        took.put("decode", times.decode());
        took.put("reduce", times.reduce());
        took.put("tag", tagMs);
        took.put("total", times.read() + times.facts() + times.decode() + times.reduce() + tagMs);
        took.replaceAll((step, ms) -> Math.rint(ms * 100) / 100);
        return took;
    }
}
