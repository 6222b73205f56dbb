// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.inference.card.UnfitModelException;
import photo.sluice.inference.registry.Adding;
import photo.sluice.inference.registry.Entry;
import photo.sluice.inference.registry.Fetcher;
import photo.sluice.inference.registry.Licence;
import photo.sluice.inference.registry.Part;
import photo.sluice.inference.registry.Patience;
import photo.sluice.inference.registry.Progress;
import photo.sluice.inference.registry.PullException;
import photo.sluice.inference.registry.Puller;
import photo.sluice.inference.registry.Purpose;
import photo.sluice.inference.registry.Removal;
import photo.sluice.inference.registry.Shelf;
import photo.sluice.inference.registry.Standing;
import photo.sluice.testkit.model.TinyGraph;

/** Models of a few bytes, pulled, added, looked at and removed. */
class RegistryIT {
    private static final int SIDE = 8;
    private static final Patience LITTLE =
            new Patience(1, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofSeconds(5));
    private static final Progress SILENT = new Progress() {
        @Override
        public void have(Part part, long bytes) {}

        @Override
        public void note(String line) {}
    };

    @TempDir
    Path scratch;

    private Path folder = Path.of("");
    private Path mine = Path.of("");

    @BeforeEach
    void lay() throws Exception {
        folder = scratch.resolve("models");
        mine = Files.createDirectories(scratch.resolve("mine"));
    }

    @Test
    void anAddedModelStandsThereWithCardAndLabelsAndAnswers() throws Exception {
        Path graph = write("tiny.onnx", TinyGraph.row(1));
        Path card = card(graph, "tiny", 1, "kind: classes\n  labels: three.txt");
        Files.writeString(mine.resolve("three.txt"), "a\nb\nc\n");
        Path added = new Adding(folder).add(graph, card);
        assertThat(added).isEqualTo(Path.of("tiny", "tiny.onnx"));
        assertThat(lying()).containsExactly("tiny/three.txt", "tiny/tiny.onnx", "tiny/tiny.yaml");
        List<Standing> standing = new Shelf(folder).look();
        assertThat(standing).extracting(Standing::name).containsExactly("tiny");
        assertThat(standing.get(0).fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labels|tiny.onnx|output.labels",
                "size|tiny.onnx|input",
                "truncated|tiny.onnx|file",
                "checksum|tiny.yaml|sha256",
                "slip|tiny.yaml|input.layout",
                "votes|tiny.onnx|output.out"
            })
    void whatDoesNotAnswerIsNotAddedAndFileAndKeyAreNamed(String wrong, String file, String key) throws Exception {
        byte[] good = TinyGraph.mean(SIDE);
        Path graph = write("tiny.onnx", wrong.equals("truncated") ? Arrays.copyOf(good, good.length / 2) : good);
        String output = switch (wrong) {
            case "labels" -> "kind: classes\n  labels: none.txt";
            case "votes" -> "kind: distribution 1..10";
            default -> "kind: scalar\n  range: [0, 255]";
        };
        Path card = card(graph, "tiny", wrong.equals("size") ? SIDE + 1 : SIDE, output);
        if (wrong.equals("slip")) Files.writeString(card, Files.readString(card).replace("layout", "order"));
        if (wrong.equals("checksum")) Files.write(graph, new byte[] {1}, StandardOpenOption.APPEND);
        UnfitModelException told =
                catchThrowableOfType(UnfitModelException.class, () -> new Adding(folder).add(graph, card));
        assertThat(told.fault().file()).isEqualTo(file);
        assertThat(told.fault().key()).isEqualTo(key);
        assertThat(lying()).isEmpty();
    }

    @Test
    void anotherVersionStandsBesideAndTheSameIsRefused() throws Exception {
        Path graph = write("tiny.onnx", TinyGraph.mean(SIDE));
        Path card = card(graph, "tiny", SIDE, "kind: scalar\n  range: [0, 255]");
        new Adding(folder).add(graph, card);
        assertThatThrownBy(() -> new Adding(folder).add(graph, card)).hasMessageContaining("there already");
        Path other = write("other.onnx", TinyGraph.quantised(SIDE));
        Path otherCard = card(other, "tiny", SIDE, "kind: scalar\n  range: [0, 1020]");
        assertThat(new Adding(folder).add(other, otherCard)).isEqualTo(Path.of("tiny-1", "other.onnx"));
        assertThat(new Shelf(folder).look()).hasSize(2).allMatch(model -> model.isCalled("tiny"));
    }

    @Test
    void whatAKilledAddLeftIsNoModelAndIsClearedAway() throws Exception {
        Path graph = write("tiny.onnx", TinyGraph.mean(SIDE));
        Path card = card(graph, "tiny", SIDE, "kind: scalar\n  range: [0, 255]");
        Path staging = Files.createDirectories(folder.resolve(".adding"));
        Files.copy(graph, staging.resolve("tiny.onnx"));
        assertThat(new Shelf(folder).look()).isEmpty();
        new Adding(folder).add(graph, card);
        assertThat(staging).doesNotExist();
        assertThat(new Shelf(folder).look()).hasSize(1);
    }

    @Test
    void whileOneChangesTheFolderAnotherIsRefused() throws Exception {
        Path graph = write("tiny.onnx", TinyGraph.mean(SIDE));
        Path card = card(graph, "tiny", SIDE, "kind: scalar\n  range: [0, 255]");
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(channel.lock().isValid()).isTrue();
            assertThatThrownBy(() -> new Adding(folder).add(graph, card)).hasMessageContaining("another sluice");
        }
        new Adding(folder).add(graph, card);
    }

    @Test
    void aPulledModelAnswersAndOneThatDoesNotIsTakenAway() throws Exception {
        byte[] good = TinyGraph.mean(SIDE);
        Path graph = write("tiny.onnx", good);
        byte[] card = Files.readAllBytes(card(graph, "tiny", SIDE, "kind: scalar\n  range: [0, 255]"));
        byte[] wrong = Files.readAllBytes(card(graph, "tiny", SIDE, "kind: distribution 1..10"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (var each : java.util.Map.of("/tiny.onnx", good, "/card", card, "/wrong", wrong)
                .entrySet()) {
            server.createContext(each.getKey(), exchange -> {
                exchange.sendResponseHeaders(200, each.getValue().length);
                exchange.getResponseBody().write(each.getValue());
                exchange.close();
            });
        }
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            Puller puller = new Puller(folder, new Fetcher(LITTLE, ProxySelector.of(null)));
            Part onnx = part("tiny.onnx", good, base + "/tiny.onnx");
            assertThat(puller.pull(entry("right", part("tiny.yaml", card, base + "/card"), onnx), SILENT)
                            .name())
                    .isEqualTo("tiny");
            assertThatThrownBy(() ->
                            puller.pull(entry("wrong", part("tiny.yaml", wrong, base + "/wrong"), onnx), SILENT))
                    .isInstanceOf(PullException.class)
                    .hasMessageContaining("output");
        } finally {
            server.stop(0);
        }
        assertThat(lying()).containsExactly("right/tiny.onnx", "right/tiny.yaml", "wrong/tiny.yaml");
    }

    @Test
    void removingTakesWhatBelongsToTheModelAndNoMore() throws Exception {
        byte[] row = TinyGraph.row(1);
        Files.createDirectories(folder);
        mine = folder; // a person may lay models straight into the folder
        Files.writeString(folder.resolve("three.txt"), "a\nb\nc\n");
        for (String name : List.of("one", "two")) {
            card(write(name + ".onnx", row), name, 1, "kind: classes\n  labels: three.txt");
        }
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Removal.of(folder, Path.of("one.onnx"), Optional.empty()).run();
        assertThat(lying()).containsExactly("notes.txt", "three.txt", "two.onnx", "two.yaml");
        Files.write(folder.resolve("two.onnx"), new byte[] {1}); // broken ones go too
        Removal.of(folder, Path.of("two.onnx"), Optional.empty()).run();
        assertThat(lying()).containsExactly("notes.txt");
    }

    @Test
    void removingDoesNotFollowALinkOutOfTheFolder() throws Exception {
        Path graph = write("tiny.onnx", TinyGraph.mean(SIDE));
        card(graph, "tiny", SIDE, "kind: scalar\n  range: [0, 255]");
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("away"), mine);
        Removal removal = Removal.of(folder, Path.of("away", "tiny.onnx"), Optional.empty());
        assertThatThrownBy(removal::run).hasMessageContaining("outside");
        assertThat(graph).exists();
    }

    @Test
    void aBrokenOffPullCanBeRemoved() throws Exception {
        Entry entry = entry("begun", part("tiny.onnx", new byte[] {1, 2}, "http://127.0.0.1/x"));
        Path home = Files.createDirectories(folder.resolve("begun"));
        Files.write(home.resolve("tiny.onnx.part"), new byte[] {1});
        Files.writeString(home.resolve("tiny.onnx.part.from"), "x\ny\n");
        assertThat(new Shelf(folder).unfinished()).containsExactly(Path.of("begun", "tiny.onnx.part"));
        Removal.of(folder, entry).run();
        assertThat(home).doesNotExist();
    }

    private static Entry entry(String name, Part... parts) {
        return new Entry(
                name,
                Purpose.QUALITY,
                "for this test",
                new Licence("MIT", Licence.Terms.PERMISSIVE, "any use"),
                new Entry.Fetched(List.of(parts)));
    }

    private static Part part(String file, byte[] bytes, String address) throws Exception {
        return new Part(file, sha256(bytes), bytes.length, List.of(URI.create(address)));
    }

    private Path write(String name, byte[] bytes) throws Exception {
        return Files.write(mine.resolve(name), bytes);
    }

    private static Path card(Path graph, String name, int side, String output) throws Exception {
        return Files.writeString(
                ModelFile.cardBeside(graph),
                TinyCard.text(name, sha256(Files.readAllBytes(graph)), side, "area", output),
                StandardCharsets.UTF_8);
    }

    /** All files but the lock, below the folder. */
    private List<String> lying() throws Exception {
        if (!Files.exists(folder)) return List.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> !file.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
