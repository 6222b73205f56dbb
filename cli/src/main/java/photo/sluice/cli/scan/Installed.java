// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import photo.sluice.cli.pipeline.Models;
import photo.sluice.imaging.brisque.Brisque;
import photo.sluice.imaging.measure.Measures;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.neural.NeuralModel;
import photo.sluice.sidecar.Facts;
import photo.sluice.tagger.TagSource;

/**
 * What photos would be measured with now.
 *
 * @param measures version of the formulas
 * @param judges quality models, name to version
 * @param namers who finds tags, as a sidecar names them
 */
public record Installed(String measures, Map<String, String> judges, Set<String> namers) {
    /** What {@code Tag.byRule} signs with. */
    private static final String RULE = "rule";

    /** Nothing: by it everything is stale. */
    public static final Installed NOTHING = new Installed("", Map.of(), Set.of());

    public Installed {
        judges = Map.copyOf(judges);
        namers = Set.copyOf(namers);
    }

    /** From the settings and the folder of models. */
    public static Installed of(Settings settings) {
        Map<String, String> judges = new HashMap<>();
        if (settings.work().optIn().brisque()) judges.put(photo.sluice.contract.ModelScore.BRISQUE, Brisque.VERSION);
        Set<String> namers = new HashSet<>(Set.of(RULE, TagSource.Who.RULES.toString()));
        try (Models models = Models.open(settings, new PrometheusRegistry())) {
            models.quality().stream()
                    .filter(model -> NeuralModel.judging(model).isPresent())
                    .forEach(model ->
                            judges.put(model.card().name(), model.card().version()));
            models.content()
                    .forEach(model -> namers.add(
                            new TagSource.Who(model.card().name(), model.card().version()).toString()));
        }
        return new Installed(Measures.VERSION, judges, namers);
    }

    /** Whether these scores were made by other formulas or models; not, where nothing was ever scored. */
    boolean outdatesScores(Facts facts) {
        if (facts.technical().isEmpty()) return false;
        if (!facts.technical().get().version().equals(java.util.Optional.of(measures))) return true;
        Map<String, String> used = new HashMap<>();
        facts.models().forEach(model -> used.put(model.name(), model.version()));
        return !used.equals(judges);
    }

    /** Whether one of these tags was found by a model that is not installed in this version. A photo without tags tells nothing. */
    boolean outdatesTags(Facts facts) {
        return facts.detections().stream().anyMatch(found -> !namers.contains(found.model()));
    }
}
