// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.Rendition;
import photo.sluice.viewing.ModelWatch;

/**
 * The models that a photo is shown to, one after the other; each fails for itself. For several threads at once.
 *
 * @param embedder makes the embedding, where there is one; else it is of the first model that has features
 */
public record Panel(List<QualityModel> models, Optional<Embedder> embedder, ModelWatch watch) {
    public Panel {
        models = List.copyOf(models);
    }

    /** Of models alone, with no metrics kept. */
    public static Panel of(List<QualityModel> models) {
        return new Panel(models, Optional.empty(), new ModelWatch(new PrometheusRegistry()));
    }

    /**
     * What they said.
     *
     * @param scores of those that answered
     * @param tookMs milliseconds by model, {@code model.} before its name; those that failed took theirs too
     */
    record Opinions(List<ModelScore> scores, Optional<String> embedding, Map<String, Double> tookMs) {
        double total() {
            return tookMs.values().stream().mapToDouble(ms -> ms).sum();
        }
    }

    /** @param name of the photo, for the log */
    Opinions on(Rendition photo, String name) {
        Map<String, Double> took = new LinkedHashMap<>();
        List<ModelScore> scores = new ArrayList<>();
        Optional<String> embedding = Optional.empty();
        for (QualityModel model : models) {
            Optional<QualityModel.Said> said = timed(model.name(), name, took, () -> model.say(photo));
            said.map(QualityModel.Said::score).ifPresent(scores::add);
            if (embedding.isEmpty()) embedding = said.flatMap(QualityModel.Said::embedding);
        }
        if (embedder.isPresent()) {
            Embedder model = embedder.get();
            embedding = timed(model.name(), name, took, () -> model.embedding(photo));
        }
        return new Opinions(scores, embedding, took);
    }

    private <T> Optional<T> timed(String model, String photo, Map<String, Double> took, Supplier<T> question) {
        long start = System.nanoTime();
        Optional<T> answer = watch.ask(model, photo, question);
        took.put("model." + model, Signals.rounded((System.nanoTime() - start) / 1e6, 100));
        return answer;
    }
}
