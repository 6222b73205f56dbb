// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import photo.sluice.cli.pipeline.Models;
import photo.sluice.cli.pipeline.Taggers;
import photo.sluice.imaging.brisque.Brisque;
import photo.sluice.imaging.measure.Measures;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.neural.NeuralModel;
import photo.sluice.sidecar.Facts;

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
        Set<String> namers = new HashSet<>(Set.of(RULE));
        try (Models models = Models.open(settings, new PrometheusRegistry())) {
            models.quality().stream()
                    .filter(model -> NeuralModel.judging(model).isPresent())
                    .forEach(model ->
                            judges.put(model.card().name(), model.card().version()));
            namers.addAll(Taggers.of(settings, models).by());
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

    /**
     * Whether others looked than would now, one added later included. Sidecars that do not tell who looked tell by their
     * tags; such a photo without tags tells nothing.
     */
    boolean outdatesTags(Facts facts) {
        if (!facts.taggers().isEmpty()) {
            Set<String> looked = new HashSet<>(namers);
            looked.remove(RULE);
            return !looked.equals(Set.copyOf(facts.taggers()));
        }
        return facts.detections().stream().anyMatch(found -> !namers.contains(found.model()));
    }
}
