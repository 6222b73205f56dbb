// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sluice models} as people use it: real processes, a real model, a server on loopback that stops half way. */
class ModelsPullE2E {
    private static final int HALF = 150_000;
    private static final String SHA256 = "25a606a145a5b6d7271ae138fbd00eba91dad8b83222ae3f2c7ecd0f4a7b0e31";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path scratch = Path.of("");

    private byte[] graph = {};
    private @Nullable HttpServer server;
    private @Nullable Sluice sluice;

    @BeforeEach
    void serve() throws IOException {
        graph = Files.readAllBytes(material());
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setExecutor(threads);
        made.createContext("/yunet.onnx", this::halfThenTheRest);
        made.start();
        server = made;
        sluice = new Sluice(Files.createDirectories(scratch.resolve("sluice")));
    }

    @AfterEach
    void end() {
        if (sluice != null) sluice.close();
        if (server != null) server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void aPullThatWasKilledGoesOnAndTheModelWorksUntilAByteIsWrong() throws IOException {
        Path part = scratch.resolve("models/yunet-n/yunet.onnx.part");
        Live pull = sluice().start("models", "pull", "yunet-n", "--list", list("permissive"), "--set", models());
        await().atMost(Sluice.PATIENCE).until(() -> Files.exists(part) && Files.size(part) == HALF);
        pull.kill();
        assertThat(pull.ended(Sluice.PATIENCE).status()).isNotZero();
        JsonNode begun = json("models", "list", "--json", "--set", models());
        assertThat(begun.path("installed")).isEmpty();
        assertThat(begun.path("unfinished").path(0).asText()).isEqualTo("yunet-n/yunet.onnx.part");

        open.countDown();
        Ended again = run("models", "pull", "yunet-n", "--list", list("permissive"), "--set", models());
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.out()).anyMatch(line -> line.contains("licence Apache-2.0"));
        assertThat(asked).containsExactly("null", "bytes=" + HALF + "-");
        assertThat(part).doesNotExist();
        assertThat(run("models", "verify", "--set", models()).status()).isZero();

        byte[] wrong = graph.clone();
        wrong[wrong.length / 2] ^= 1;
        Files.write(scratch.resolve("models/yunet-n/yunet.onnx"), wrong);
        Ended bad = run("models", "verify", "--set", models());
        assertThat(bad.status()).isEqualTo(1);
        assertThat(bad.out()).anyMatch(line -> line.startsWith("BAD  yunet-n/yunet.onnx") && line.contains("sha256"));
        assertThat(run("models", "remove", "yunet-n", "--set", models()).status())
                .as("without a terminal and without --yes")
                .isEqualTo(2);
        assertThat(run("models", "remove", "yunet-n", "--yes", "--list", list("permissive"), "--set", models())
                        .status())
                .isZero();
        assertThat(scratch.resolve("models/yunet-n")).doesNotExist();
    }

    @Test
    void aLicenceThatAsksIsShownAndNothingIsFetchedWithoutAWord() throws IOException {
        Ended refused = run("models", "pull", "yunet-n", "--list", list("noncommercial"), "--set", models());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--accept-licence", "noncommercial");
        assertThat(refused.out()).anyMatch(line -> line.contains("licence "));
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutANetworkItSaysWhatToBringAndTakesWhatWasBrought() throws IOException {
        String list = list("permissive");
        if (server != null) server.stop(0);
        Path target = scratch.resolve("models/yunet-n/yunet.onnx");
        Ended offline = run("models", "pull", "yunet-n", "--list", list, "--set", models());
        assertThat(offline.status()).isEqualTo(3);
        assertThat(offline.err()).contains("no connection", SHA256, graph.length + " bytes", target.toString());
        Files.copy(material(), target, StandardCopyOption.REPLACE_EXISTING);
        Ended brought = run("models", "pull", "yunet-n", "--list", list, "--set", models());
        assertThat(brought.status()).as(brought.err()).isZero();
        assertThat(brought.out()).anyMatch(line -> line.contains("is ready"));
    }

    @Test
    void whatMustBeConvertedIsNotFetchedAndTheChapterIsNamed() {
        Ended refused = run("models", "pull", "nima-aesthetic", "--set", models());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("docs/models.md#nima");
        assertThat(scratch.resolve("models")).doesNotExist();
    }

    private void halfThenTheRest(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        asked.add(String.valueOf(range));
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (range != null) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (graph.length - 1) + "/" + graph.length);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, graph.length - from);
        int half = Math.min(HALF, graph.length - from);
        exchange.getResponseBody().write(graph, from, half);
        exchange.getResponseBody().flush();
        try {
            open.await();
        } catch (InterruptedException e) {
            return;
        }
        exchange.getResponseBody().write(graph, from + half, graph.length - from - half);
        exchange.close();
    }

    private JsonNode json(String... arguments) {
        Ended ended = run(arguments);
        assertThat(ended.status()).as(ended.err()).isZero();
        return ended.objects().get(0);
    }

    private Ended run(String... arguments) {
        return sluice().run(arguments);
    }

    private Sluice sluice() {
        if (sluice == null) throw new IllegalStateException("not set up");
        return sluice;
    }

    private String models() {
        return "models=" + scratch.resolve("models");
    }

    private String list(String terms) throws IOException {
        String list = """
                models:
                  - name: yunet-n
                    purpose: faces
                    about: for this test
                    licence: {spdx: %s, terms: %s, line: as it says}
                    parts:
                      - file: yunet.onnx
                        sha256: %s
                        bytes: %d
                        addresses: ["http://127.0.0.1:%d/yunet.onnx"]
                """.formatted(
                        terms.equals("permissive") ? "Apache-2.0" : "LicenseRef-x",
                        terms,
                        SHA256,
                        graph.length,
                        server == null ? 0 : server.getAddress().getPort());
        return Files.writeString(scratch.resolve("list-" + terms + ".yaml"), list)
                .toString();
    }

    private static Path material() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/material/models/face/yunet_n_640_640.onnx");
            if (Files.isRegularFile(found)) return found;
        }
        Assumptions.abort("no ../shared/material beside the checkout");
        throw new AssertionError();
    }
}
