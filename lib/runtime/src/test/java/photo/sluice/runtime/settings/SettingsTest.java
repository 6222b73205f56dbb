// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path folder;

    /** One key: a value that is not its default, and where that value ends up. */
    record Row(String key, String value, Function<Settings, Object> field, Object expected, String outOfRange) {
        @Override
        public String toString() {
            return key;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("state", "/s", s -> s.places().state(), Path.of("/s"), ""),
                new Row("models", "/m", s -> s.places().models(), Path.of("/m"), ""),
                new Row("models.device", "CUDA:1", s -> s.places().inference().device(), "cuda:1", "gpu"),
                new Row("models.batch", "256", s -> s.places().inference().batch(), 256, "0"),
                new Row(
                        "models.batch-wait",
                        "20ms",
                        s -> s.places().inference().batchWait(),
                        Duration.ofMillis(20),
                        "1001ms"),
                new Row("models.use", "a, b-2", s -> s.places().inference().use(), List.of("a", "b-2"), ""),
                new Row("watch.settle", "1500ms", s -> s.watch().settle(), Duration.ofMillis(1500), "11m"),
                new Row("watch.settle-polled", "7s", s -> s.watch().settlePolled(), Duration.ofSeconds(7), "11m"),
                new Row("watch.mode", "poll", s -> s.watch().mode(), "poll", "guess"),
                new Row("watch.poll", "1s", s -> s.watch().poll(), Duration.ofSeconds(1), "99ms"),
                new Row("watch.sweep", "5m", s -> s.watch().sweep(), Duration.ofMinutes(5), "999ms"),
                new Row("set.settle", "0", s -> s.sets().settle(), Duration.ZERO, "61m"),
                new Row("set.patience", "30d", s -> s.sets().patience(), Duration.ofDays(30), "31d"),
                new Row("set.gap", "10s", s -> s.sets().alike().gap(), Duration.ofSeconds(10), "61s"),
                new Row("set.diff", "6", s -> s.sets().alike().diff(), OptionalInt.of(6), "33"),
                new Row("policy", "digikam", s -> s.sets().policy(), "digikam", ""),
                new Row("sidecar.naming", "Adobe", s -> s.sets().naming(), "adobe", "lightroom"),
                new Row("sidecar.darktable-one-star", "Unrated", s -> s.sets().oneStar(), "unrated", "nobody"),
                new Row("worker.threads", "256", s -> s.work().threads(), 256, "257"),
                new Row("worker.tries", "7", s -> s.work().tries(), 7, "8"),
                new Row("worker.lock", "1s", s -> s.work().lock(), Duration.ofSeconds(1), "61s"),
                new Row("worker.drain", "0.5s", s -> s.work().drain(), Duration.ofMillis(500), "601s"),
                new Row("photo.time-limit", "1h", s -> s.work().limits().time(), Duration.ofHours(1), "500ms"),
                new Row("photo.max-pixels", "1.5MP", s -> s.work().limits().pixels(), 1_500_000L, "701MP"),
                new Row("photo.max-bytes", "1GB", s -> s.work().limits().bytes(), 1_000_000_000L, "3GiB"),
                new Row("worker.max-bytes", "2GiB", s -> s.work().limits().atOnce(), 2L << 30, "65GiB"),
                new Row("renditions.max-bytes", "16MiB", s -> s.work().limits().renditions(), 16L << 20, "15MiB"),
                new Row("decode.time", "5s", s -> s.work().limits().decode().time(), Duration.ofSeconds(5), "0s"),
                new Row("decode.memory", "2GiB", s -> s.work().limits().decode().memory(), 2L << 30, "127MiB"),
                new Row("decode.children", "3", s -> s.work().limits().decode().children(), 3, "0"),
                new Row("score.brisque", "true", s -> s.work().optIn().brisque(), true, "on"),
                new Row("tags.flash", "true", s -> s.work().optIn().tags().flash(), true, "yes"),
                new Row("tags.format", "TRUE", s -> s.work().optIn().tags().format(), true, "1"),
                new Row("tags.accuracy", "1", s -> s.work().optIn().tags().accuracy(), 1, "11"),
                new Row("tags.max", "64", s -> s.work().optIn().tags().most(), 64, "0"),
                new Row("tags.language", "DE", s -> s.work().optIn().tags().language(), "de", "../de"),
                new Row(
                        "tags.mode",
                        "update",
                        s -> s.work().optIn().tags().again().update(),
                        true,
                        "add"),
                new Row(
                        "tags.scan",
                        "untagged",
                        s -> s.work().optIn().tags().again().untagged(),
                        true,
                        "new"),
                new Row("http.address", "[::1]:0", s -> s.outlook().httpAddress(), "[::1]:0", ""),
                new Row("topics.partitions", "1000", s -> s.outlook().partitions(), 1000, "0"),
                new Row("topics.replication", "-1", s -> s.outlook().replication(), -1, "-2"));
    }

    @Test
    void everyKeyHasARow() throws Exception {
        SettingsReader reader = new SettingsReader(List.of());
        Settings.read(reader);
        List<String> keys = reader.keys().stream().map(SettingsReader.Key::name).collect(Collectors.toList());
        keys.removeAll(List.of("roots.*", "kafka.*"));
        assertThat(rows().map(Row::key)).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(reader.keys()).allSatisfy(key -> assertThat(key.meaning()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keyIsReadFromAFlag(Row row) throws Exception {
        Settings read = Settings.read(List.of(Source.flags(Map.of(row.key, row.value))));
        assertThat(row.field.apply(read)).isEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keyIsReadFromItsVariable(Row row) throws Exception {
        Settings read = Settings.read(List.of(Source.environment(Map.of(variable(row), row.value, "PATH", "/bin"))));
        assertThat(row.field.apply(read)).isEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keyIsReadFromTheFileFlatAndNested(Row row) throws Exception {
        assertThat(row.field.apply(Settings.read(List.of(yaml(row.key + ": '" + row.value + "'\n")))))
                .isEqualTo(row.expected);
        String nested = row.key.contains(".")
                ? row.key.replaceFirst("[.]", ":\n  ") + ": '" + row.value + "'\n"
                : row.key + ": '" + row.value + "'\n";
        assertThat(row.field.apply(Settings.read(List.of(yaml(nested))))).isEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void defaultIsAnotherValue(Row row) throws Exception {
        assertThat(row.field.apply(Settings.read(List.of()))).isNotEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void flagWinsOverVariableAndVariableOverFile(Row row) throws Exception {
        // What loses is not even looked at: it may be out of range.
        Source flag = Source.flags(Map.of(row.key, row.value));
        Source variable = Source.environment(Map.of(variable(row), row.value));
        Source wrongVariable = Source.environment(Map.of(variable(row), "wrong"));
        Source wrongFile = yaml(row.key + ": wrong\n");
        assertThat(row.field.apply(Settings.read(List.of(flag, wrongVariable, wrongFile))))
                .isEqualTo(row.expected);
        assertThat(row.field.apply(Settings.read(List.of(variable, wrongFile)))).isEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valueThatIsNotAllowedIsNamedWithItsSourceAndRange(Row row) {
        if (row.outOfRange.isEmpty()) {
            String read = String.valueOf(row.expected);
            if (row.expected instanceof List<?>) read = read.substring(1, read.length() - 1);
            assertThat(read).as("any text is allowed").isEqualTo(row.value);
            return;
        }
        assertThatThrownBy(() -> Settings.read(List.of(Source.flags(Map.of(row.key, row.outOfRange)))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(row.key, "'" + row.outOfRange + "'", "(command line)", "allowed: ");
        assertThatThrownBy(() -> Settings.read(List.of(Source.environment(Map.of(variable(row), "bogus")))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(row.key, "'bogus'", "(environment)", "allowed: ");
        assertThatThrownBy(() -> Settings.read(List.of(yaml(row.key + ": bogus\n"))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(row.key, "'bogus'", "(sluice.yaml)", "allowed: ");
    }

    @Test
    void rangeIsToldInTheUnitsOfTheDocumentation() {
        assertThatThrownBy(() -> Settings.read(List.of(Source.flags(Map.of("watch.settle", "11m")))))
                .hasMessage("watch.settle = '11m' (command line) is not allowed; allowed: 0 to 10m");
        assertThatThrownBy(() -> Settings.read(List.of(Source.flags(Map.of("watch.settle", "2")))))
                .hasMessageContaining("unit must be one of [d, h, m, min, ms, s]");
    }

    @Test
    void unknownKeyIsRefusedNamingTheNearest() {
        assertThatThrownBy(() -> Settings.read(List.of(Source.flags(Map.of("set.setle", "2s")))))
                .isInstanceOf(SettingsException.class)
                .hasMessage("unknown setting 'set.setle' (command line), did you mean 'set.settle'?");
        assertThatThrownBy(() -> Settings.read(List.of(Source.environment(Map.of("SLUICE_WORKER_TRYES", "2")))))
                .hasMessage("unknown setting 'SLUICE_WORKER_TRYES' (environment), did you mean 'worker.tries'?");
        assertThatThrownBy(() -> Settings.read(List.of(yaml("tags.forma: true\n"))))
                .hasMessage("unknown setting 'tags.forma' (sluice.yaml), did you mean 'tags.format'?");
        assertThatThrownBy(() -> Settings.read(List.of(yaml("colour: red\n"))))
                .hasMessage("unknown setting 'colour' (sluice.yaml)");
    }

    /** {@code worker.dock} is one letter from {@code worker.lock} and three from {@code worker.tries}' neighbours. */
    @Test
    void theNearestKeyIsNamedAndNotTheFirst() {
        assertThatThrownBy(() -> Settings.read(List.of(Source.flags(Map.of("modes", "/x")))))
                .hasMessageContaining("did you mean 'models'?");
        assertThatThrownBy(() -> Settings.read(List.of(Source.flags(Map.of("worker.lok", "1s")))))
                .hasMessageContaining("did you mean 'worker.lock'?");
        assertThatThrownBy(() -> Settings.read(List.of(Source.flags(Map.of("photo.max-byte", "1GB")))))
                .hasMessageContaining("did you mean 'photo.max-bytes'?");
    }

    @Test
    void everyUnknownKeyOfEverySourceIsNamed() {
        assertThatThrownBy(() -> Settings.read(
                        List.of(Source.flags(Map.of("one", "1")), Source.environment(Map.of("SLUICE_TWO", "2")))))
                .hasMessageContainingAll("'one' (command line)", "'SLUICE_TWO' (environment)");
    }

    @Test
    void kafkaSettingsPassThroughAsTheyAre() throws Exception {
        Settings read = Settings.read(List.of(
                Source.flags(Map.of("kafka.bootstrap.servers", "flag:9092")),
                Source.environment(Map.of(
                        "SLUICE_KAFKA_BOOTSTRAP_SERVERS", "variable:9092",
                        "SLUICE_KAFKA_SECURITY_PROTOCOL", "SSL")),
                yaml("kafka:\n  security.protocol: PLAINTEXT\n  ssl:\n    truststore.location: /t\n")));
        assertThat(read.kafka())
                .isEqualTo(Map.of(
                        "bootstrap.servers", "flag:9092",
                        "security.protocol", "SSL",
                        "ssl.truststore.location", "/t"));
    }

    @Test
    void rootsComeFromAllSourcesTheFirstOfWhichWins() throws Exception {
        Settings read = Settings.read(List.of(
                Source.environment(Map.of("SLUICE_ROOTS_HOT", "/ssd/hot")),
                yaml("roots:\n  hot: /mnt/hot\n  archive-1: /mnt/archive\n")));
        assertThat(read.roots()).isEqualTo(Map.of("hot", "/ssd/hot", "archive-1", "/mnt/archive"));
    }

    @Test
    void emptyFileMeansDefaults() throws Exception {
        assertThat(Settings.read(List.of(yaml("")))).isEqualTo(Settings.read(List.of()));
        assertThat(Settings.read(List.of(yaml("# nothing\n---\nwatch:\n")))).isEqualTo(Settings.read(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker.tries: [1, 2]",
                "watch: {settle",
                "just words",
                "- a\n- b",
                "worker.tries: 3\nworker.tries: 4",
                "worker:\n  tries: 3\nworker.tries: 4"
            })
    void fileThatSaysNothingClearIsRefusedNamingIt(String text) {
        assertThatThrownBy(() -> Settings.read(List.of(yaml(text))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("sluice.yaml");
    }

    @Test
    void fileThatIsNotThereIsRefusedNamingIt() {
        assertThatThrownBy(() -> Source.yaml(folder.resolve("none.yaml")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void quantitiesAreReadWithTheirUnits() {
        assertThat(Stream.of("0", "500ms", "2s", "1.5 s", "10m", "10min", "1h", "2d")
                        .map(Quantity::duration))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(1500),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofDays(2));
        assertThat(Stream.of("4096", "1B", "2KB", "2kib", "64MiB", "2GB", "1GiB", "0.5KiB")
                        .map(Quantity::bytes))
                .containsExactly(4096L, 1L, 2000L, 2048L, 64L << 20, 2_000_000_000L, 1L << 30, 512L);
        assertThat(Stream.of("1000000", "250MP", "0.3MP", "12kp").map(Quantity::pixels))
                .containsExactly(1_000_000L, 250_000_000L, 300_000L, 12_000L);
    }

    @Test
    void whatIsNoQuantityIsRefused() {
        List<String> refused = new ArrayList<>(List.of("", "s", "-1s", "1 2s", "1,5s", "1e3s", "٣s", "0x10", "1s "));
        refused.remove("1s ");
        for (String text : refused) {
            assertThatThrownBy(() -> Quantity.duration(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Quantity.duration("2MiB")).hasMessageContaining("unit must be one of");
        assertThatThrownBy(() -> Quantity.bytes("2s")).hasMessageContaining("unit must be one of");
        assertThat(Quantity.bytes("99999999999999999999GiB")).as("no overflow").isEqualTo(Long.MAX_VALUE);
    }

    private static String variable(Row row) {
        return Source.variable(row.key);
    }

    private Source yaml(String text) throws SettingsException {
        try {
            return Source.yaml(Files.writeString(folder.resolve("sluice.yaml"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
