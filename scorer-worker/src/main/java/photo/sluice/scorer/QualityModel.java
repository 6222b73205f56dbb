// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.util.Optional;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Rendition;

/**
 * Says how good a photo is, in the model's own range. Called by several threads at once; it neither keeps, changes nor
 * closes the rendition. What it throws costs the photo this model's score and no other.
 */
public interface QualityModel {
    /** Stands in events, sidecars and logs. */
    String name();

    ModelScore score(Rendition photo);

    /** What one look at a photo says: the score and, where the model has features as well, an embedding of them. */
    record Said(ModelScore score, Optional<String> embedding) {}

    /** {@link #score} with the embedding of the same run of the model, if it makes one, as {@link Embedder} has it. */
    default Said say(Rendition photo) {
        return new Said(score(photo), Optional.empty());
    }
}
