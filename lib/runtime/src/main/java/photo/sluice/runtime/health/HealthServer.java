// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Serves {@code /metrics}, {@code /livez} and {@code /readyz}, on loopback unless told otherwise. */
public final class HealthServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    private HealthServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts serving.
     *
     * @param address port 0 takes any free one
     */
    public static HealthServer start(InetSocketAddress address, PrometheusRegistry registry, Health health)
            throws IOException {
        HttpServer server = HttpServer.create(address, 16);
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        GaugeWithCallback.builder()
                .name("sluice_ready")
                .help("1 for each part of the process that lacks nothing, 0 for one that does; /readyz says what.")
                .labelNames("part")
                .callback(answer -> health.all().forEach((part, lack) -> answer.call(lack.isEmpty() ? 1 : 0, part)))
                .register(registry);
        PrometheusTextFormatWriter writer = new PrometheusTextFormatWriter(false);
        server.createContext("/metrics", exchange -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            writer.write(body, registry.scrape());
            answer(exchange, 200, writer.getContentType(), body.toByteArray());
        });
        server.createContext("/livez", exchange -> verdict(exchange, health.dead()));
        server.createContext("/readyz", exchange -> verdict(exchange, health.lacks()));
        server.start();
        return new HealthServer(server, threads);
    }

    /** Where it serves. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** 200 if nothing is wrong, else 503 with what is, a line each. */
    private static void verdict(HttpExchange exchange, Map<String, String> wrong) throws IOException {
        String body = wrong.isEmpty()
                ? "ok\n"
                : wrong.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue() + "\n")
                        .collect(Collectors.joining());
        text(exchange, wrong.isEmpty() ? 200 : 503, body);
    }

    private static void text(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
