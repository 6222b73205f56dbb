// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer.neural;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Rendition;
import photo.sluice.inference.Bgr;
import photo.sluice.inference.Model;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.card.Better;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.Output;
import photo.sluice.inference.card.Picks;
import photo.sluice.scorer.Embedder;
import photo.sluice.scorer.QualityModel;

/** A model of the model folder, shown the reduced picture; it does not close what it was given. */
public final class NeuralModel implements QualityModel, Embedder {
    private final Model model;

    private NeuralModel(Model model) {
        this.model = model;
    }

    /** The model as one that says how good a photo is; empty if that is not what its card says of it. */
    public static Optional<QualityModel> judging(Model model) {
        return judges(model.card().output(), model.labels()) ? Optional.of(new NeuralModel(model)) : Optional.empty();
    }

    /** The model as one that makes embeddings; empty if it makes none. */
    public static Optional<Embedder> embedding(Model model) {
        return model.card().output() instanceof Output.Embedding
                ? Optional.of(new NeuralModel(model))
                : Optional.empty();
    }

    /** Whether an output is a scorer's whatever its labels: votes, numbers, antonyms and embeddings are. */
    public static boolean isOfQuality(Output output) {
        return output instanceof Output.Embedding || judges(output, List.of());
    }

    /** Votes, numbers and antonyms judge photos; classes do if they are those of a pick. */
    static boolean judges(Output output, List<String> labels) {
        return output instanceof Output.Distribution
                || output instanceof Output.Scalar
                || output instanceof Output.ClipAntonyms
                || output instanceof Output.Classes && Picks.are(labels);
    }

    @Override
    public String name() {
        return model.card().name();
    }

    @Override
    public ModelScore score(Rendition photo) {
        return say(photo).score();
    }

    @Override
    public Said say(Rendition photo) {
        Answer answer = model.answer(bgr(photo));
        return new Said(
                score(model.card(), answer.said()), answer.embedding().map(found -> Compact.base64(found.direction())));
    }

    @Override
    public String embedding(Rendition photo) {
        if (model.answer(bgr(photo)) instanceof Answer.Embedding found) return Compact.base64(found.direction());
        throw new IllegalStateException(name() + " answers no embedding");
    }

    private static Bgr bgr(Rendition photo) {
        Mat colour = photo.colour();
        return new Bgr(colour.data(), colour.cols(), colour.rows(), colour.step());
    }

    /** What an answer means in the words of the events. */
    static ModelScore score(ModelCard card, Answer answer) {
        if (answer instanceof Answer.Distribution votes) {
            return scored(card, votes.mean(), votes.shares(), Optional.empty());
        } else if (answer instanceof Answer.Scalar scalar) {
            return scored(card, scalar.value(), List.of(), Optional.empty());
        } else if (answer instanceof Answer.Classes classes) {
            Map<String, Double> probabilities = new TreeMap<>();
            classes.best().forEach(each -> probabilities.put(each.label(), each.confidence()));
            return scored(card, Picks.expectation(probabilities), List.of(), Optional.of(probabilities));
        }
        throw new IllegalStateException(card.name() + " judges no photos");
    }

    private static ModelScore scored(
            ModelCard card, double score, List<Double> shares, Optional<Map<String, Double>> classes) {
        Optional<Boolean> less = card.better() == Better.LOWER ? Optional.of(true) : Optional.empty();
        return new ModelScore(card.name(), card.version(), score, shares, classes, less);
    }
}
