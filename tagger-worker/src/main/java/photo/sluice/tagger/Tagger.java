// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.StepTimes;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.tagger.word.Words;
import photo.sluice.viewing.ModelWatch;

/** Looks at one photo and names what it sees; needs no queue. For several threads at once. */
public final class Tagger {
    private final List<TagSource> sources;
    private final Style style;
    private final ModelWatch watch;

    /**
     * How tags are given.
     *
     * @param most different tags of models in a photo, people left out
     */
    public record Style(int most, Words words) {
        /** Ten tags, in English. */
        public static final Style USUAL = new Style(10, Words.ENGLISH);
    }

    /** In the usual style, with no metrics kept. */
    public Tagger(List<TagSource> sources) {
        this(sources, Style.USUAL, new ModelWatch(new PrometheusRegistry()));
    }

    /** @param watch keeps a model that fails from costing more than its tags */
    public Tagger(List<TagSource> sources, Style style, ModelWatch watch) {
        this.sources = List.copyOf(sources);
        this.style = style;
        this.watch = watch;
    }

    /** Who looks at photos, each with its version. */
    public List<String> by() {
        return sources.stream().map(source -> source.who().toString()).toList();
    }

    /** What is seen in a rendition, which is only read. */
    public Tagged tag(Rendition photo) {
        return tag(photo, "a photo");
    }

    /**
     * The same.
     *
     * @param name of the photo, for the log
     */
    public Tagged tag(Rendition photo, String name) {
        long start = System.nanoTime();
        List<Tag> tags = new ArrayList<>();
        List<String> by = new ArrayList<>();
        Map<String, Double> took = new TreeMap<>();
        for (TagSource source : sources) {
            long from = System.nanoTime();
            Optional<List<Tag>> found = source.who().isModel()
                    ? watch.ask(source.who().name(), name, () -> source.tags(photo))
                    : Optional.of(source.tags(photo));
            found.ifPresent(tags::addAll);
            found.ifPresent(answered -> by.add(source.who().toString()));
            if (source.who().isModel()) took.put("model." + source.who().name(), ms(from));
        }
        List<Tag> joined = inWords(Joining.of(People.counted(tags), style.most()));
        return new Tagged(joined, steps(photo.times(), ms(start), took), by);
    }

    /** What is seen in the file as it is on disk now. */
    public Tagged tag(PhotoReader reader, Path file) throws UnreadablePhoto {
        try (Rendition photo = reader.read(file)) {
            return tag(photo, file.toString());
        }
    }

    /** The same tags in the words of this tagger's language. */
    List<Tag> inWords(List<Tag> tags) {
        return tags.stream()
                .map(tag -> new Tag(
                        tag.path(),
                        tag.confidence(),
                        tag.model(),
                        tag.box(),
                        style.words().of(tag.path())))
                .toList();
    }

    private static double ms(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static Map<String, Double> steps(StepTimes times, double tagMs, Map<String, Double> models) {
        Map<String, Double> took = new TreeMap<>(models);
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
