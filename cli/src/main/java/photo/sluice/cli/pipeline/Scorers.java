// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photo.sluice.inference.Model;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.Embedder;
import photo.sluice.scorer.Panel;
import photo.sluice.scorer.QualityModel;
import photo.sluice.scorer.Scorer;
import photo.sluice.scorer.brisque.BrisqueModel;
import photo.sluice.scorer.neural.NeuralModel;

/** Makes the scorer from the settings and the models that judge photos. */
public final class Scorers implements AutoCloseable {
    private final Optional<BrisqueModel> brisque;
    private final Models models;

    private Scorers(Optional<BrisqueModel> brisque, Models models) {
        this.brisque = brisque;
        this.models = models;
    }

    /** With the models that the settings ask for, loaded. */
    public static Scorers of(Settings settings, Models models) {
        return of(settings.work().optIn().brisque(), models);
    }

    /** With or without BRISQUE, loaded; {@code models} stay the caller's to close. */
    public static Scorers of(boolean withBrisque, Models models) {
        if (!withBrisque) return new Scorers(Optional.empty(), models);
        BrisqueModel brisque = new BrisqueModel();
        brisque.warmUp();
        return new Scorers(Optional.of(brisque), models);
    }

    /** For several threads at once, until closed. The first model that makes embeddings makes them. */
    public Scorer scorer() {
        List<QualityModel> all = new ArrayList<>();
        brisque.ifPresent(all::add);
        Optional<Embedder> embedder = Optional.empty();
        for (Model model : models.quality()) {
            NeuralModel.judging(model).ifPresent(all::add);
            if (embedder.isEmpty()) embedder = NeuralModel.embedding(model);
        }
        return new Scorer(new Panel(all, embedder, models.watch()));
    }

    /** Frees BRISQUE; closing again does nothing. */
    @Override
    public void close() {
        brisque.ifPresent(BrisqueModel::close);
    }
}
