// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.List;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.scorer.Scorer;
import photo.sluice.scorer.brisque.BrisqueModel;

/** Makes the scorer from the settings, with the quality models that are asked for. */
public final class Scorers implements AutoCloseable {
    private final List<BrisqueModel> models;

    private Scorers(List<BrisqueModel> models) {
        this.models = models;
    }

    /** With the models that the settings ask for, loaded. */
    public static Scorers of(Settings settings) {
        return of(settings.work().optIn().brisque());
    }

    /** With or without BRISQUE, loaded. */
    public static Scorers of(boolean withBrisque) {
        if (!withBrisque) return new Scorers(List.of());
        BrisqueModel brisque = new BrisqueModel();
        brisque.warmUp();
        return new Scorers(List.of(brisque));
    }

    /** For several threads at once, until closed. */
    public Scorer scorer() {
        return new Scorer(List.copyOf(models));
    }

    /** Frees the models; closing again does nothing. */
    @Override
    public void close() {
        models.forEach(BrisqueModel::close);
    }
}
