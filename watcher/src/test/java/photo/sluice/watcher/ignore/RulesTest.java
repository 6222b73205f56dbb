// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "*.jpg, a.jpg, true",
        "*.jpg, deep/er/a.jpg, true",
        "*.jpg, a.jpg.xmp, false",
        "/*.jpg, a.jpg, true",
        "/*.jpg, deep/a.jpg, false",
        "a/*.jpg, a/1.jpg, true",
        "a/*.jpg, a/b/1.jpg, false",
        "a/*.jpg, b/a/1.jpg, false",
        "a/**/1.jpg, a/1.jpg, true",
        "a/**/1.jpg, a/b/c/1.jpg, true",
        "a/**/1.jpg, a/b/c/21.jpg, false",
        "a/**, a/b/c.jpg, true",
        "a/**, a, false",
        "**/raw/*.nef, x/y/raw/1.nef, true",
        "**/raw/*.nef, raw/1.nef, true",
        "**/raw/*.nef, draw/1.nef, false",
        "IMG_?.jpg, IMG_1.jpg, true",
        "IMG_?.jpg, IMG_12.jpg, false",
        "IMG_[0-4].jpg, IMG_3.jpg, true",
        "IMG_[0-4].jpg, IMG_7.jpg, false",
        "IMG_[!0-4].jpg, IMG_7.jpg, true",
        "IMG_[]x].jpg, IMG_].jpg, true",
        "'\\#a', '#a', true",
        "'\\!a', '!a', true",
        "'a\\*', 'a*', true",
        "'a\\*', ab, false",
        "'# a', '# a', false",
        "a*b*c, axxbyyc, true",
        "a*b*c, axxbyycd, false",
        "JPG, a.jpg, false",
        "a**b, aXYb, true",
        "a**b, aX/Yb, false",
    })
    void lineMatches(String line, String path, boolean leftOut) {
        assertThat(Rules.of(line).leavesOut(path, false).orElse(false)).isEqualTo(leftOut);
    }

    @Test
    void lastLineThatMatchesDecidesAndASlashAtTheEndMeansFolders() {
        Rules rules = Rules.of("\ufeff*.jpg\r\n!keep.jpg  \n\nout/\n# nothing\n");
        assertThat(rules.leavesOut("a.jpg", false)).contains(true);
        assertThat(rules.leavesOut("x/keep.jpg", false)).contains(false);
        assertThat(rules.leavesOut("out", true)).contains(true);
        assertThat(rules.leavesOut("out", false)).isEmpty();
        assertThat(rules.complaints()).isEmpty();
    }

    @Test
    void hostileLinesAreLeftOutAndComplainedOf() {
        Rules rules = Rules.of("[a\n/\nb\\\n" + "x".repeat(1001) + "\ngood\n" + "y\n".repeat(2000));
        assertThat(rules.leavesOut("good", false)).contains(true);
        assertThat(rules.complaints())
                .hasSize(5)
                .anyMatch(c -> c.contains("line 1"))
                .anyMatch(c -> c.contains("first 1000"));
    }

    @Test
    @Timeout(20)
    void starsDoNotMakeMatchingExplode() {
        Rules rules = Rules.of("a*".repeat(480) + "b\n" + "**/a*".repeat(150) + "b\n");
        assertThat(rules.leavesOut("a".repeat(4000), false)).isEmpty();
        assertThat(rules.leavesOut("a/".repeat(2000), false)).isEmpty();
    }

    @Test
    void agreesWithGitOnRandomPatterns() throws Exception {
        Assumptions.assumeTrue(
                ran(List.of("git", "init", "-q", folder.toString()), "").isPresent(), "git is not installed");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 150; i++) paths.add(name(random) + "/" + name(random) + "/" + name(random));
        for (int round = 0; round < 25; round++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 5; i++) lines.append(pattern(random)).append('\n');
            Files.writeString(folder.resolve(".gitignore"), lines);
            Files.writeString(folder.resolve(Ignored.NAME), lines);
            Ignored ignored = new Ignored(folder);
            ignored.visit("");
            List<String> command = List.of("git", "-C", folder.toString(), "check-ignore", "--no-index", "--stdin");
            List<String> git = ran(command, String.join("\n", paths) + "\n")
                    .orElseThrow()
                    .lines()
                    .distinct()
                    .sorted()
                    .toList();
            List<String> ours = paths.stream()
                    .filter(p -> ignored.has(p, false))
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(ours).as("seed %d, round %d:%n%s", seed, round, lines).isEqualTo(git);
        }
    }

    private static String name(Random random) {
        String[] names = {"a", "b", "ab", "abc", "a.b", "[a]", "b-c"};
        return names[random.nextInt(names.length)];
    }

    private static String pattern(Random random) {
        String[] parts = {"a", "b", "*", "?", "**", "/", "/", "[ab]", "[!a]", ".", "**/", "/**", "c"};
        StringBuilder pattern = new StringBuilder(random.nextInt(4) == 0 ? "!" : "");
        for (int i = 0; i <= random.nextInt(5); i++) pattern.append(parts[random.nextInt(parts.length)]);
        if (random.nextInt(5) == 0) pattern.append('/');
        return pattern.toString().replaceAll("/{2,}", "/").replaceAll("\\*{3,}", "**");
    }

    /** What the command prints; empty if there is no such command. */
    private static Optional<String> ran(List<String> command, String input) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Optional.of(said);
    }
}
