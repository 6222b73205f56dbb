// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import photo.sluice.contract.Tag;
import photo.sluice.inference.answer.Answer;
import photo.sluice.tagger.word.Vocabulary;

/**
 * The most likely class if it is of more than this confidence, as in digiKam: one tag or none. Where no class is, the
 * nearest group that is: a model that wavers between {@code tabby} and {@code tiger cat} is sure of {@code cat}, and as
 * sure as both together.
 */
record ClassReading(String model, Vocabulary vocabulary, double least) implements Function<Answer, List<Tag>> {
    /** A group lies this deep at least, {@code auto} included: {@code auto|household} says nothing. */
    private static final int SHALLOWEST = 3;

    @Override
    public List<Tag> apply(Answer answer) {
        if (!(answer instanceof Answer.Classes classes)) throw new IllegalStateException(model + " answers " + answer);
        if (classes.best().isEmpty()) return List.of();
        Answer.Scored first = classes.best().get(0);
        Optional<String> path = vocabulary.path(first.index());
        if (first.confidence() > least)
            return path.map(it -> tag(it, first.confidence())).stream().toList();
        return group(classes.best()).stream().toList();
    }

    private Optional<Tag> group(List<Answer.Scored> best) {
        Map<String, Double> groups = new LinkedHashMap<>();
        for (Answer.Scored each : best) {
            String path = vocabulary.path(each.index()).orElse("");
            for (int end = path.lastIndexOf('|'); end > 0; end = path.lastIndexOf('|', end - 1)) {
                String group = path.substring(0, end);
                if (depth(group) >= SHALLOWEST) groups.merge(group, each.confidence(), Double::sum);
            }
        }
        return groups.entrySet().stream()
                .filter(each -> each.getValue() > least)
                .max(Comparator.comparingInt((Map.Entry<String, Double> each) -> depth(each.getKey()))
                        .thenComparingDouble(Map.Entry::getValue))
                .map(each -> tag(each.getKey(), Math.min(1, each.getValue())));
    }

    private static int depth(String path) {
        return path.split("\\|").length;
    }

    private Tag tag(String path, double confidence) {
        return new Tag(path, ModelTags.rounded(confidence), model, Optional.empty());
    }
}
