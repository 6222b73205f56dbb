// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The image's parts, each by itself; ImageE2E carries the whole Dockerfile out. */
class ImageTest {
    private final List<String> lines = lines("deploy/image/Dockerfile");

    @Test
    void bothTargetsStandOnAnUnprivilegedDebian13() {
        assertThat(lines).contains("FROM debian:13-slim AS runtime", "FROM runtime AS cpu", "FROM runtime AS cuda");
        assertThat(lines).contains("USER 10001:10001").noneMatch(line -> line.matches("USER (root|0).*"));
        assertThat(lines).filteredOn(line -> line.startsWith("HEALTHCHECK")).hasSize(1);
    }

    @Test
    void nothingThatBuildsOrShowsWindowsIsInstalledToRun() {
        assertThat(lines("deploy/image/packages.run"))
                .isNotEmpty()
                .noneMatch(name ->
                        name.matches(".*(-dev|gtk|jdk|jre|gcc|g\\+\\+|maven|x11).*") && !name.equals("libgcc-s1"));
    }

    @Test
    void probeIsWellOnTwoHundredAndIllOnEverythingElse() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        answer(server, "/livez", 200, "ok\n");
        answer(server, "/readyz", 503, "scorer: Kafka does not answer\n");
        server.start();
        int port = server.getAddress().getPort();
        try {
            assertThat(probe(port, "livez").status()).isZero();
            Program.Ended ill = probe(port, "readyz");
            assertThat(ill.status()).isEqualTo(1);
            assertThat(ill.said()).contains("Kafka does not answer");
        } finally {
            server.stop(0);
        }
        assertThat(probe(port, "livez").status()).as("nobody listens").isEqualTo(1);
    }

    private static Program.Ended probe(int port, String what) throws Exception {
        String script = "SLUICE_HTTP_ADDRESS=0.0.0.0:" + port + " deploy/image/healthy " + what;
        return Program.wanted("bash").run(Repository.file(""), "-c", script);
    }

    private static void answer(HttpServer server, String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static List<String> lines(String file) {
        return Repository.text(Repository.file(file))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
