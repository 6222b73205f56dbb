// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the workers' own {@code /readyz} says of their models, so that whoever asks the parent learns it too. It is asked
 * every few seconds at most; while it cannot be asked, what it said last holds: that the workers are away is told elsewhere.
 * Thread-safe.
 */
final class WorkerModels {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerModels.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Supplier<Optional<String>> http;
    private Optional<String> said = Optional.empty();
    private long asked = System.nanoTime() - FRESH_NANOS;

    /** @param http where they serve it now, {@code host:port}; empty while they do not */
    WorkerModels(Supplier<Optional<String>> http) {
        this.http = http;
    }

    /** What is wrong with their models, in one line. */
    synchronized Optional<String> lacks() {
        if (System.nanoTime() - asked < FRESH_NANOS) return said;
        Optional<String> at = http.get();
        if (at.isEmpty()) return said;
        asked = System.nanoTime();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + at.get() + "/readyz"))
                    .timeout(PATIENCE)
                    .build();
            said = models(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException | IllegalArgumentException e) {
            LOG.atDebug().setCause(e).log("the workers' readiness cannot be asked");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said;
    }

    private static Optional<String> models(String body) {
        return Optional.of(body.lines()
                        .filter(line -> line.startsWith(Models.PART))
                        .map(line -> line.substring(Models.PART.length()))
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }
}
