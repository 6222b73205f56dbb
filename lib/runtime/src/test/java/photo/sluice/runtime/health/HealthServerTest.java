// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Health health = new Health();
    private final HttpClient client = HttpClient.newHttpClient();
    private HealthServer server;

    @BeforeEach
    void start() throws IOException {
        server = HealthServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), registry, health);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void metricsOfAStageAreServed() throws Exception {
        StageMetrics metrics = new StageMetrics(registry);
        metrics.expect("scorer");
        metrics.done("scorer", "live", "done");
        metrics.done("scorer", "live", "corrupt");
        metrics.done("scorer", "live", "corrupt");
        metrics.took("scorer", 30_000_000);
        metrics.redelivered("scorer");
        metrics.lockLost("scorer");
        metrics.retried("scorer", "io-error");
        metrics.inHand("scorer", 3);
        metrics.inHand("scorer", -1);
        metrics.suspended("scorer", true);
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body())
                .contains("sluice_stage_photos_total{lane=\"live\",outcome=\"done\",stage=\"scorer\"} 1.0\n")
                .contains("sluice_stage_photos_total{lane=\"live\",outcome=\"corrupt\",stage=\"scorer\"} 2.0\n")
                .contains("sluice_stage_seconds_bucket{stage=\"scorer\",le=\"0.025\"} 0\n")
                .contains("sluice_stage_seconds_bucket{stage=\"scorer\",le=\"0.05\"} 1\n")
                .contains("sluice_stage_redelivered_total{stage=\"scorer\"} 1.0\n")
                .contains("sluice_stage_lock_lost_total{stage=\"scorer\"} 1.0\n")
                .contains("sluice_stage_retries_total{fault=\"io-error\",stage=\"scorer\"} 1.0\n")
                .contains("sluice_stage_in_hand{stage=\"scorer\"} 2.0\n")
                .contains("sluice_stage_suspended{stage=\"scorer\"} 1.0\n");
        assertThat(answer.body().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.startsWith("sluice_"));
    }

    @Test
    void livesAsLongAsItAnswers() throws Exception {
        health.part("broker", () -> Optional.of("not there"));
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void livesNoMoreOnceAVitalPartHasEndedForGood() throws Exception {
        health.vital("writer", Optional::empty);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        health.vital("scorer", () -> Optional.of("no thread at work"));
        assertThat(get("/livez").statusCode()).isEqualTo(503);
        assertThat(get("/livez").body()).isEqualTo("scorer: no thread at work\n");
    }

    @Test
    void partsAreToldAsAMetricToo() throws Exception {
        health.part("kafka", Optional::empty);
        health.part("scorer", () -> Optional.of("hot is away"));
        assertThat(get("/metrics").body())
                .contains("sluice_ready{part=\"kafka\"} 1.0\n")
                .contains("sluice_ready{part=\"scorer\"} 0.0\n");
    }

    @Test
    void readyWhenNoPartLacksAnything() throws Exception {
        health.part("broker", Optional::empty);
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body()).isEqualTo("ok\n");
    }

    @Test
    void notReadyNamesEachPartWithItsReason() throws Exception {
        health.part("writer", () -> Optional.of("writer is REBALANCING"));
        health.part("broker", Optional::empty);
        health.part("scorer", () -> Optional.of("draining"));
        HttpResponse<String> answer = get("/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("scorer: draining\nwriter: writer is REBALANCING\n");
    }

    @Test
    void partThatFailsToAnswerIsNotReady() throws Exception {
        health.part("writer", () -> {
            throw new IllegalStateException("closed");
        });
        HttpResponse<String> answer = get("/readyz");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("writer: ").contains("closed");
    }

    @Test
    void unknownPathIsNotFound() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
