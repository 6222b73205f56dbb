// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.util.List;
import java.util.Locale;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.Output;
import photo.sluice.inference.card.Picks;

/** What a model's answers are for. */
public enum Purpose {
    /** How good a photo is: the scorer. */
    QUALITY,
    /** What is in it, and where: the tagger. */
    OBJECTS,
    /** What it is of: the tagger. */
    CLASSES,
    /** Where faces are: tagger and judge. */
    FACES,
    /** Which photos look alike: the judge. */
    EMBEDDING;

    /** As it stands in lists. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #of(ModelCard)}, once the labels are known: those of a pick are a judgement, all others name things. */
    public static Purpose of(ModelCard card, List<String> labels) {
        if (!(card.output() instanceof Output.Classes)) return of(card);
        return Picks.are(labels) ? QUALITY : CLASSES;
    }

    /** What a model with such a card is for. Classes that no threshold makes tags of are taken for a judgement. */
    public static Purpose of(ModelCard card) {
        Output output = card.output();
        if (output instanceof Output.Classes && card.thresholds().isEmpty()) return QUALITY;
        if (output instanceof Output.Yunet) return FACES;
        if (output instanceof Output.Embedding) return EMBEDDING;
        if (output instanceof Output.Imagenet || output instanceof Output.Classes) return CLASSES;
        if (output instanceof Output.YoloV8 || output instanceof Output.Yolox || output instanceof Output.Nanodet) {
            return OBJECTS;
        }
        return QUALITY;
    }
}
