// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import photo.sluice.contract.Tag;
import photo.sluice.inference.answer.Answer;

/**
 * Faces of at least this confidence, as {@code auto|people|face} with their boxes. Nothing is made of the landmarks: they
 * lie on the eyes' middle whether the eyes are open or closed.
 */
record FaceReading(String model, double least) implements Function<Answer, List<Tag>> {
    @Override
    public List<Tag> apply(Answer answer) {
        if (!(answer instanceof Answer.Faces faces)) throw new IllegalStateException(model + " answers " + answer);
        return faces.atLeast(least).stream()
                .map(face -> new Tag(
                        "auto|people|face",
                        ModelTags.rounded(face.confidence()),
                        model,
                        Optional.of(ObjectReading.box(face.box()))))
                .toList();
    }
}
