// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import photo.sluice.contract.ModelScore;

/**
 * How the aesthetic models rank the frames of one burst: only ranks, never their absolute values.
 *
 * @param shares by model, by frame: the share of the other frames that the model likes less, ties counting half, 0 to 1
 */
record Liking(List<List<Double>> shares) {
    static Liking of(List<Look> looks) {
        Set<String> models = new TreeSet<>();
        looks.forEach(look -> look.signals().scored().models().stream()
                .filter(ModelScore::ranks)
                .forEach(model -> models.add(id(model))));
        List<List<Double>> shares = new ArrayList<>();
        for (String model : models) {
            List<Double> scores =
                    looks.stream().flatMap(look -> score(look, model).stream()).toList();
            if (scores.size() == looks.size() && scores.size() > 1) shares.add(shares(scores));
        }
        return new Liking(shares);
    }

    private static String id(ModelScore model) {
        return model.name() + "/" + model.version();
    }

    private static Optional<Double> score(Look look, String model) {
        return look.signals().scored().models().stream()
                .filter(one -> id(one).equals(model))
                .map(ModelScore::merit)
                .findFirst();
    }

    private static List<Double> shares(List<Double> scores) {
        return scores.stream()
                .map(own -> {
                    double below = -0.5; // oneself is a tie
                    for (double other : scores) below += other < own ? 1 : other == own ? 0.5 : 0;
                    return below / (scores.size() - 1);
                })
                .toList();
    }

    boolean known() {
        return !shares.isEmpty();
    }

    /** The mean share of one frame over all models, 0 to 1; one half where no model is installed. */
    double of(int frame) {
        return shares.stream().mapToDouble(model -> model.get(frame)).average().orElse(0.5);
    }

    /** The share of models, 0 to 1, that like one frame strictly better than the other. */
    double prefer(int frame, int other) {
        return shares.stream()
                .mapToDouble(model -> model.get(frame) > model.get(other) ? 1 : 0)
                .average()
                .orElse(0);
    }
}
