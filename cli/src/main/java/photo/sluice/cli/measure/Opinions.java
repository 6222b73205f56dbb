// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import photo.sluice.contract.ModelScore;

/** What models said of a photo, for programs and for people. */
final class Opinions {
    /** What a model took, in the steps of a measurement, stands behind this. */
    private static final String STEP = "model.";

    private Opinions() {}

    /** By name: version, score, votes with their spread or classes, which way it counts, milliseconds. */
    static Map<String, Object> object(List<ModelScore> scores, Map<String, Double> tookMs) {
        Map<String, Object> models = new LinkedHashMap<>();
        for (ModelScore score : scores) {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("version", score.version());
            model.put("score", score.score());
            model.put("better", score.less() ? "lower" : "higher");
            if (!score.distribution().isEmpty()) model.put("distribution", score.distribution());
            score.spread().ifPresent(spread -> model.put("spread", spread));
            score.classes().ifPresent(classes -> model.put("classes", classes));
            Double millis = tookMs.get(STEP + score.name());
            if (millis != null) model.put("ms", millis);
            models.put(score.name(), model);
        }
        return models;
    }

    /** The steps without those that stand with the models. */
    static Map<String, Double> others(Map<String, Double> tookMs) {
        Map<String, Double> others = new TreeMap<>(tookMs);
        others.keySet().removeIf(step -> step.startsWith(STEP));
        return others;
    }

    static String words(List<ModelScore> scores) {
        return scores.stream().map(Opinions::words).collect(Collectors.joining("; "));
    }

    private static String words(ModelScore model) {
        List<String> words =
                new ArrayList<>(List.of(String.format(Locale.ROOT, "%s %.2f", model.name(), model.score())));
        model.spread()
                .ifPresent(spread -> words.add(String.format(
                        Locale.ROOT,
                        "of %d, votes spread by %.1f",
                        model.distribution().size(),
                        spread)));
        model.classes()
                .ifPresent(classes -> words.add("of 1, "
                        + classes.entrySet().stream()
                                .map(each -> String.format(Locale.ROOT, "%s %.2f", each.getKey(), each.getValue()))
                                .collect(Collectors.joining(" "))));
        if (model.name().equals(ModelScore.BRISQUE)) words.add("of 100");
        return String.join(" ", words) + (model.less() ? ", lower is better" : "");
    }
}
