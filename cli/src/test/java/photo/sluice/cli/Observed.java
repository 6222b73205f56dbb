// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import photo.sluice.cli.deploy.Program;
import photo.sluice.cli.deploy.Repository;

/** A real Prometheus on loopback with our rules, which scrapes what is named every second. */
final class Observed implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Live process;
    private final int port;

    private Observed(Live process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param targets {@code host:port} of processes of ours */
    static Observed by(Program prometheus, List<String> targets, Path folder) throws IOException {
        Path ours = Repository.file("deploy/prometheus");
        String config = Files.readString(ours.resolve("prometheus.yml"))
                .replaceAll("_interval: 15s", "_interval: 1s")
                .replace("rules/*.yml", ours.resolve("rules").toRealPath() + "/*.yml")
                .replaceAll(" *- 127\\.0\\.0\\.1:94\\d\\d\n", "")
                .replace("- targets:\n", targets.stream().collect(Collectors.joining("', '", "- targets: ['", "']\n")));
        Path file = Files.writeString(folder.resolve("prometheus.yml"), config);
        int port = free();
        List<String> command = List.of(
                prometheus.file().toString(),
                "--config.file=" + file,
                "--storage.tsdb.path=" + folder.resolve("series"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn");
        return new Observed(Live.start(command, Map.of(), folder, "prometheus"), port);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What a page of a process of ours, or of Prometheus, says. */
    static String page(String address) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create("http://" + address))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What Prometheus answers now: series with their values; fails if it does not understand the question. */
    JsonNode answer(String query) {
        String asked = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        try {
            JsonNode answer = new ObjectMapper().readTree(page("127.0.0.1:" + port + asked));
            if (!answer.path("status").asText().equals("success")) {
                throw new AssertionError(query + "\n" + answer);
            }
            return answer.path("data").path("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a number among what it answers. */
    boolean knows(String query) {
        for (JsonNode series : answer(query)) {
            if (!series.path("value").path(1).asText().equals("NaN")) return true;
        }
        return false;
    }

    /** Whether it answers at all. */
    boolean ready() {
        try {
            return page("127.0.0.1:" + port + "/-/ready").contains("Ready");
        } catch (UncheckedIOException e) {
            if (!process.alive()) throw new AssertionError(process.err(), e);
            return false;
        }
    }

    @Override
    public void close() {
        process.kill();
        process.ended(Sluice.PATIENCE);
    }
}
