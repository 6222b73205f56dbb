// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.runtime.health.Health;
import photo.sluice.runtime.health.HealthServer;

class WorkerModelsTest {
    @Test
    void faultsOfTheWorkersModelsAreRepeatedAndNothingElse() throws Exception {
        Health health = new Health();
        health.part("model broken.onnx", () -> Optional.of("file: is no graph that runs"));
        health.part("model nima", () -> Optional.of("failed for the last 5 photos"));
        health.part("model good", Optional::empty);
        health.part("root hot", () -> Optional.of("away"));
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (HealthServer server = HealthServer.start(any, new PrometheusRegistry(), health)) {
            String http = "127.0.0.1:" + server.address().getPort();
            assertThat(new WorkerModels(() -> Optional.of(http)).lacks())
                    .contains("broken.onnx: file: is no graph that runs; nima: failed for the last 5 photos");
        }
    }

    @Test
    void workersThatAreAwayLackNoModels() {
        assertThat(new WorkerModels(Optional::empty).lacks()).isEmpty();
        assertThat(new WorkerModels(() -> Optional.of("127.0.0.1:1")).lacks()).isEmpty();
    }
}
