// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Wrong use is told from a wrong environment by the exit status, and says what is wrong. */
class WrongUseE2E extends HotFolder {
    private void refused(int status, String names, String... arguments) {
        Ended ended = sluice.run(arguments);
        assertThat(ended.status()).as(ended.err()).isEqualTo(status);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(names).doesNotContain("\tat ");
    }

    @Test
    void unknownSettingIsNamed() {
        refused(2, "watch.setle", "run", hot.toString(), "--once", "--json", "--set", "watch.setle=2s");
    }

    @Test
    void valueOutOfRangeIsNamedWithItsRange() {
        refused(2, "worker.threads", "run", hot.toString(), "--once", "--set", "worker.threads=0");
    }

    @Test
    void unknownVariableIsNamed() {
        sluice.with("SLUICE_WATCH_SETLE", "2s");
        refused(2, "SLUICE_WATCH_SETLE", "run", hot.toString(), "--once");
    }

    @Test
    void variablesOfTheLauncherAreNoSettings() {
        sluice.with("SLUICE_JAVA_OPTIONS", "-Xmx1g").with("SLUICE_MAVEN_OPTIONS", "-o");
        assertThat(sluice.run("status", "--json").status()).isZero();
    }

    @Test
    void unknownKeyInTheFileIsNamed() throws IOException {
        Path file = Files.writeString(temp.resolve("sluice.yaml"), "watch:\n  setle: 2s\n");
        refused(2, "watch.setle", "run", hot.toString(), "--once", "--config", file.toString());
    }

    @Test
    void photoIsNoFolderToBeJudgedAnew() throws IOException {
        Path photo = Files.writeString(hot.resolve("a.jpg"), "");
        refused(2, "is no folder", "rejudge", photo.toString());
        refused(2, "is no folder", "undo", photo.toString());
    }

    @Test
    void unknownFlagIsNamed() {
        refused(2, "--onse", "run", hot.toString(), "--onse");
    }

    @Test
    void unknownCommandIsNamed() {
        refused(2, "rum", "rum", hot.toString());
    }

    @Test
    void missingFolderIsNamed() {
        Path missing = temp.resolve("nowhere");
        refused(2, missing.toString(), "run", missing.toString(), "--once", "--json");
        assertThat(missing).doesNotExist();
    }

    @Test
    void fileIsNoFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "x");
        refused(2, "is not a folder", "run", file.toString(), "--once");
    }

    @Test
    void noFolderAtAllIsWrongUse() {
        refused(2, "name a folder", "run", "--once");
    }

    @Test
    void overlappingRootsAreRefused() throws IOException {
        Path below = Files.createDirectory(hot.resolve("below"));
        refused(2, "overlaps", "run", hot.toString(), below.toString(), "--once", "--json");
        Path link = Files.createSymbolicLink(temp.resolve("link"), below);
        refused(2, "overlaps", "run", link.toString(), hot.toString(), "--once", "--json");
    }

    @Test
    void stageAloneNeedsABroker() {
        refused(2, "--bootstrap-servers", "scorer", "--root", "hot=" + hot);
    }

    @Test
    void stateFolderThatIsAFileIsAWrongEnvironment() throws IOException {
        Files.writeString(sluice.state(), "in the way");
        refused(3, sluice.state().toString(), "run", hot.toString(), "--once", "--json");
        assertThat(sluice.state()).hasContent("in the way");
    }

    @Test
    void brokerThatDoesNotAnswerIsAWrongEnvironment() {
        refused(
                3,
                "127.0.0.1:1",
                "run",
                hot.toString(),
                "--once",
                "--json",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--set",
                "kafka.default.api.timeout.ms=3000",
                "--set",
                "kafka.request.timeout.ms=2000");
    }

    @Test
    void helpAndVersionAreNoMistake() {
        assertThat(sluice.run("--help").status()).isZero();
        assertThat(sluice.run("run", "--help").out().toString()).contains("--once");
        assertThat(sluice.run("--version").out()).hasSize(1).first().asString().startsWith("sluice ");
    }
}
