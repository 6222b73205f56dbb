// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from servers that are good, broken, slow and lying. */
class FetcherTest {
    private static final Patience LITTLE =
            new Patience(3, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofMillis(300));

    private final byte[] model = new byte[300_000];
    private final List<String> notes = new ArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public void have(Part part, long bytes) {
            assertThat(bytes).isBetween(0L, part.bytes());
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    };

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        new Random(5).nextBytes(model);
        shop = new Shop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aFileComesWholeAndNothingElseIsLeft() throws Exception {
        fetch(shop.at("/m", Shop.file(model, "\"1\"")));
        assertThat(stored()).isEqualTo(model);
        assertThat(lying()).containsExactly("m.onnx");
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws Exception {
        Files.write(folder.resolve("m.onnx"), model);
        fetch(shop.at("/m", Shop.file(model, "\"1\"")));
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void anotherFileUnderItsNameIsReplacedAndToldOf() throws Exception {
        Files.write(folder.resolve("m.onnx"), new byte[model.length]);
        fetch(shop.at("/m", Shop.file(model, "\"1\"")));
        assertThat(stored()).isEqualTo(model);
        assertThat(notes).anyMatch(note -> note.contains("another file"));
    }

    @Test
    void aBrokenOffFetchGoesOnWhereItBroke() throws Exception {
        fetch(shop.at("/m", Shop.upTo(model, "\"1\"", 120_000)));
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked.stream().filter(line -> line.startsWith("/m")))
                .containsExactly("/m", "/m bytes=120000-", "/m bytes=240000-");
    }

    @Test
    void whatAKilledFetchLeftIsGoneOnWith() throws Exception {
        URI address = shop.at("/m", Shop.file(model, "\"1\""));
        stump(Arrays.copyOf(model, 100_000), address, "\"1\"");
        fetch(address);
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked).containsExactly("/m bytes=100000-");
        assertThat(lying()).containsExactly("m.onnx");
    }

    @Test
    void aWholeStumpIsOnlyChecked() throws Exception {
        Files.write(folder.resolve("m.onnx.part"), model);
        fetch(shop.at("/m", Shop.status(500)));
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void whatHasChangedOnTheServerIsFetchedFromTheStart() throws Exception {
        URI address = shop.at("/m", Shop.file(model, "\"2\""));
        stump(new byte[100_000], address, "\"1\"");
        fetch(address);
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked).containsExactly("/m bytes=100000-");
    }

    @Test
    void aStumpOfAnotherFileIsThrownAwayAndTheFileFetchedAnew() throws Exception {
        Files.write(folder.resolve("m.onnx.part"), new byte[100_000]);
        fetch(shop.at("/m", Shop.file(model, "\"1\"")));
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked).containsExactly("/m bytes=100000-", "/m");
    }

    @Test
    void aStumpThatIsTooLongIsThrownAway() throws Exception {
        Files.write(folder.resolve("m.onnx.part"), new byte[model.length + 1]);
        fetch(shop.at("/m", Shop.file(model, "\"1\"")));
        assertThat(stored()).isEqualTo(model);
    }

    @Test
    void aServerThatGoesOnElsewhereIsNotBelieved() throws Exception {
        URI address = shop.at("/m", exchange -> {
            boolean whole = exchange.getRequestHeaders().getFirst("Range") == null;
            exchange.getResponseHeaders().add("Content-Range", "bytes 7-299999/300000");
            exchange.sendResponseHeaders(whole ? 200 : 206, whole ? model.length : model.length - 7);
            exchange.getResponseBody().write(model, whole ? 0 : 7, whole ? model.length : model.length - 7);
        });
        Files.write(folder.resolve("m.onnx.part"), Arrays.copyOf(model, 100));
        fetch(address);
        assertThat(stored()).isEqualTo(model);
    }

    @Test
    void aWrongChecksumIsThrownAwayAndBothAreTold() throws Exception {
        byte[] other = model.clone();
        other[77]++;
        PullException told = refused(shop.at("/m", Shop.file(other, "\"1\"")));
        assertThat(told.advice().get(0)).contains(sha256(other), sha256(model), "300000 bytes");
        assertThat(lying()).isEmpty();
        assertThat(shop.asked).containsExactly("/m");
    }

    @Test
    void aWrongSizeIsToldBeforeTheBodyIsTaken() throws Exception {
        PullException told = refused(shop.at("/m", Shop.file(Arrays.copyOf(model, 299_999), "\"1\"")));
        assertThat(told.advice().get(0)).contains("it has 299999 bytes there, 300000 are expected");
        assertThat(lying()).isEmpty();
    }

    @Test
    void aWebPageIsNoModel() throws Exception {
        PullException told = refused(shop.at("/m", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>log in first".getBytes(StandardCharsets.UTF_8));
        }));
        assertThat(told.advice().get(0)).contains("a web page");
        assertThat(lying()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410})
    void whatIsNotThereIsAskedForOnce(int status) throws Exception {
        PullException told = refused(shop.at("/m", Shop.status(status)));
        assertThat(told.advice().get(0)).contains("it answers " + status);
        assertThat(shop.asked).hasSize(1);
    }

    @Test
    void aServerThatIsBusyIsAskedAsOftenAsPatienceLasts() throws Exception {
        PullException told = refused(shop.at("/m", Shop.status(503)));
        assertThat(told.advice().get(0)).contains("503", "3 tries");
        assertThat(shop.asked).hasSize(3);
    }

    @Test
    void aServerThatRecoversIsForgiven() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpHandler good = Shop.file(model, "\"1\"");
        fetch(shop.at("/m", exchange -> {
            if (calls.getAndIncrement() == 0) exchange.sendResponseHeaders(503, -1);
            else good.handle(exchange);
        }));
        assertThat(stored()).isEqualTo(model);
    }

    @Test
    void anEndlessBodyEndsWhereTheFileShould() throws Exception {
        PullException told = refused(shop.at("/m", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) exchange.getResponseBody().write(model);
        }));
        assertThat(told.advice().get(0)).contains("more than the 300000 bytes");
        assertThat(lying()).isEmpty();
    }

    @Test
    void aTrickleIsGivenUpAndWhatCameIsKept() throws Exception {
        PullException told = refused(shop.at("/m", exchange -> {
            exchange.sendResponseHeaders(200, model.length);
            exchange.getResponseBody().write(model, 0, 1000);
            exchange.getResponseBody().flush();
            // Holds the line until the other side hangs up.
            awaitHangUp(exchange.getResponseBody());
        }));
        assertThat(told.advice().get(0)).contains("it stalls");
        assertThat(Files.size(folder.resolve("m.onnx.part"))).isGreaterThanOrEqualTo(1000);
        assertThat(folder.resolve("m.onnx")).doesNotExist();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            PullException told = refused(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/m"));
            assertThat(told.advice().get(0)).contains("no answer in time");
        }
    }

    @Test
    void theNextAddressIsTakenWhereOneWillNotDo() throws Exception {
        fetch(shop.at("/gone", Shop.status(404)), shop.at("/m", Shop.file(model, "\"1\"")));
        assertThat(stored()).isEqualTo(model);
        assertThat(notes).anyMatch(note -> note.contains("404"));
    }

    @Test
    void anotherAddressGoesOnWithWhatTheFirstBrought() throws Exception {
        URI poor = shop.at("/poor", Shop.upTo(model, "\"1\"", 90_000));
        AtomicInteger calls = new AtomicInteger();
        URI weary = shop.at("/weary", exchange -> {
            if (calls.getAndIncrement() == 0) Shop.upTo(model, "\"1\"", 90_000).handle(exchange);
            else exchange.sendResponseHeaders(404, -1);
        });
        assertThat(poor).isNotEqualTo(weary);
        fetch(weary, shop.at("/m", Shop.file(model, "\"other\"")));
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked).endsWith("/m bytes=90000-");
    }

    @Test
    void aRedirectIsFollowedWithTheRange() throws Exception {
        URI there = shop.at("/there", Shop.file(model, "\"1\""));
        Files.write(folder.resolve("m.onnx.part"), Arrays.copyOf(model, 10));
        fetch(shop.at("/m", exchange -> {
            exchange.getResponseHeaders().add("Location", there.toString());
            exchange.sendResponseHeaders(302, -1);
        }));
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked).containsExactly("/m bytes=10-", "/there bytes=10-");
    }

    @Test
    void aRingOfRedirectsEnds() throws Exception {
        PullException told = refused(shop.at("/m", exchange -> {
            exchange.getResponseHeaders().add("Location", "/m");
            exchange.sendResponseHeaders(302, -1);
        }));
        assertThat(told.advice().get(0)).contains("302");
        assertThat(shop.asked).hasSizeLessThan(30);
    }

    @Test
    void withoutANetworkItSaysWhatToFetchElsewhereAndWhereToLayIt() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + free + "/m.onnx");
        PullException told = refused(nobody);
        assertThat(told).hasMessageContaining("m.onnx could not be fetched");
        assertThat(String.join("\n", told.advice()))
                .contains("no connection")
                .contains("fetch " + nobody)
                .contains("300000 bytes")
                .contains(sha256(model))
                .contains("lay it at " + folder.resolve("m.onnx"));
    }

    @Test
    void anUnknownNameIsAskedForOnce() throws Exception {
        PullException told = refused(URI.create("https://nowhere.invalid/m"));
        assertThat(told.advice().get(0)).contains("nowhere.invalid");
        assertThat(notes).isEmpty();
    }

    @Test
    void aDiskThatIsTooSmallIsToldBeforeAnythingIsAsked() throws Exception {
        Part huge = new Part("m.onnx", sha256(model), 1L << 60, List.of(shop.at("/m", Shop.status(500))));
        assertThatThrownBy(() -> fetcher(ProxySelector.of(null)).fetch(huge, folder, progress))
                .isInstanceOf(PullException.class)
                .hasMessageContaining("too full")
                .hasMessageContaining(String.valueOf(1L << 60))
                .hasMessageContaining("are free");
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws Exception {
        Path none = folder.resolve("none");
        Part part = part(shop.at("/m", Shop.file(model, "\"1\"")));
        assertThatThrownBy(() -> fetcher(ProxySelector.of(null)).fetch(part, none, progress))
                .isInstanceOf(PullException.class)
                .hasMessageContaining("none");
    }

    @Test
    void theEnvironmentsProxyIsUsedAndItsExceptionsAreKept() throws Exception {
        // As a proxy the shop is asked for the whole address, and its path decides.
        shop.at("/m", Shop.file(model, "\"1\""));
        Proxies proxies = new Proxies(Map.of("HTTP_PROXY", "http://127.0.0.1:" + shop.port()), ProxySelector.of(null));
        fetcher(proxies).fetch(part(URI.create("http://models.example/m")), folder, progress);
        assertThat(stored()).isEqualTo(model);
        assertThat(shop.asked).containsExactly("http://models.example/m");
        assertThat(proxies.select(URI.create("http://models.example/m")).get(0).address())
                .hasToString("127.0.0.1/<unresolved>:" + shop.port());
        Proxies excepting = new Proxies(
                Map.of("https_proxy", "proxy:3128", "no_proxy", "localhost, .example"), ProxySelector.of(null));
        assertThat(excepting.select(URI.create("https://models.example/m"))).containsExactly(java.net.Proxy.NO_PROXY);
        assertThat(excepting.select(URI.create("https://other.test/m")).get(0).address())
                .hasToString("proxy/<unresolved>:3128");
    }

    private static void awaitHangUp(java.io.OutputStream out) throws IOException {
        for (int i = 0; i < 1 << 20; i++) {
            out.write(0);
            out.flush();
            try {
                java.util.concurrent.TimeUnit.MILLISECONDS.sleep(5); // this is the trickle itself
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private PullException refused(URI... addresses) {
        PullException told = catchThrowableOfType(PullException.class, () -> fetch(addresses));
        assertThat(told).isNotNull();
        return told;
    }

    private void fetch(URI... addresses) throws Exception {
        fetcher(ProxySelector.of(null)).fetch(part(addresses), folder, progress);
    }

    private static Fetcher fetcher(ProxySelector proxies) {
        return new Fetcher(LITTLE, proxies);
    }

    private Part part(URI... addresses) throws Exception {
        return new Part("m.onnx", sha256(model), model.length, List.of(addresses));
    }

    private void stump(byte[] bytes, URI address, String tag) throws IOException {
        Files.write(folder.resolve("m.onnx.part"), bytes);
        Files.writeString(folder.resolve("m.onnx.part.from"), address + "\n" + tag + "\n");
    }

    private byte[] stored() throws IOException {
        return Files.readAllBytes(folder.resolve("m.onnx"));
    }

    private List<String> lying() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
