// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ModelWatchTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ModelWatch watch = new ModelWatch(registry);

    @Test
    void answerIsPassedOn() {
        assertThat(watch.ask("nima", "a.jpg", () -> 5)).contains(5);
        assertThat(failures()).isZero();
    }

    @Test
    void failureCostsTheAnswerAloneAndIsCounted() {
        fail(1);
        assertThat(failures()).isEqualTo(1);
        assertThat(watch.lacks("nima")).isEmpty();
    }

    @Test
    void severalInARowAreALackAndTheNextAnswerEndsIt() {
        fail(ModelWatch.IN_A_ROW - 1);
        assertThat(watch.lacks("nima")).isEmpty();
        fail(1);
        assertThat(watch.lacks("nima")).contains("failed for the last 5 photos; the log says why");
        assertThat(watch.lacks("other")).isEmpty();
        watch.ask("nima", "good.jpg", () -> 5);
        assertThat(watch.lacks("nima")).isEmpty();
    }

    @Test
    void answersBetweenFailuresKeepThemFromBeingARow() {
        for (int i = 0; i < 2 * ModelWatch.IN_A_ROW; i++) {
            fail(1);
            watch.ask("nima", "good.jpg", () -> 5);
        }
        assertThat(watch.lacks("nima")).isEmpty();
    }

    /** Else the last photos of a run would be published without the scores of models that are closed under them. */
    @Test
    void failureWhileClosingGivesThePhotoBack() {
        watch.closing();
        assertThatThrownBy(() -> fail(1)).isInstanceOf(CancellationException.class);
        assertThat(failures()).isZero();
    }

    @Test
    void errorsOfTheVirtualMachineAreNobodysAnswer() {
        assertThatThrownBy(() -> watch.ask("nima", "a.jpg", () -> {
                    throw new OutOfMemoryError("for the test");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(watch.ask("nima", "bad.jpg", () -> {
                        throw new IllegalStateException("for the test");
                    }))
                    .isEmpty();
        }
    }

    private double failures() {
        return registry.scrape(name -> name.equals("sluice_model_failures")).stream()
                .flatMap(metric -> ((CounterSnapshot) metric).getDataPoints().stream())
                .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
                .sum();
    }
}
