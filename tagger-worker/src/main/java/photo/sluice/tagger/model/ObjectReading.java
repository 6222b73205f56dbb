// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import photo.sluice.contract.Tag;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Box;
import photo.sluice.tagger.word.Vocabulary;

/** Objects of at least this confidence, each with its box. */
record ObjectReading(String model, Vocabulary vocabulary, double least) implements Function<Answer, List<Tag>> {
    @Override
    public List<Tag> apply(Answer answer) {
        if (!(answer instanceof Answer.Objects objects)) throw new IllegalStateException(model + " answers " + answer);
        return objects.atLeast(least).stream()
                .flatMap(found -> vocabulary
                        .path(found.label())
                        .map(path -> new Tag(
                                path, ModelTags.rounded(found.confidence()), model, Optional.of(box(found.box()))))
                        .stream())
                .toList();
    }

    static Tag.Box box(Box box) {
        double x = ModelTags.rounded(box.left());
        double y = ModelTags.rounded(box.top());
        return new Tag.Box(
                x,
                y,
                ModelTags.rounded(Math.min(box.width(), 1 - x)),
                ModelTags.rounded(Math.min(box.height(), 1 - y)));
    }
}
