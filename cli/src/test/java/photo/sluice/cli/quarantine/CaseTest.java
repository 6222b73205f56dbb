// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.runtime.standing.Quarantined;

class CaseTest {
    private static final Instant NOW = Instant.parse("2026-05-09T14:10:00Z");

    @TempDir
    Path hot;

    private Quarantined given(String path, String stage, Fault fault, Instant when) throws IOException {
        Path file = hot.resolve(path);
        boolean there = Files.exists(file);
        Version version = new Version(
                1,
                there ? Files.size(file) : 5,
                there ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH);
        Subject subject = new Subject(new PhotoId("hot", path), version, Lane.LIVE, "run", NOW);
        return new Quarantined(
                "hot/" + path, stage, fault, "because", Optional.of(subject), when, 1, Quarantined.Now.HERE);
    }

    private List<Case> cases(Quarantined... all) {
        return Case.of(List.of(all), Map.of("hot", hot));
    }

    @Test
    void photoThatTwoStagesGaveUpIsOneCaseWithTheLatestReason() throws IOException {
        List<Case> cases = cases(
                given("a.jpg", "scorer", Fault.CORRUPT, NOW.minusSeconds(60)),
                given("a.jpg", "tagger", Fault.TOO_SLOW, NOW.minusSeconds(30)));
        assertThat(cases).singleElement().satisfies(one -> {
            assertThat(one.fault()).isEqualTo(Fault.TOO_SLOW);
            assertThat(one.stages()).containsExactly("scorer", "tagger");
            assertThat(one.retried()).as("the scorer has to look again").isEmpty();
        });
        assertThat(Listing.lines(cases, NOW).get(1)).startsWith("too-slow").contains("scorer,tagger", "30 s", "a.jpg");
    }

    @Test
    void taggersFailureAsksTheTaggerAlone() throws IOException {
        assertThat(cases(given("a.jpg", "tagger", Fault.BUG, NOW)).get(0).retried())
                .contains(Set.of("tagger"));
    }

    @Test
    void fileIsToldAsItIsNow() throws IOException {
        Path file = Files.writeString(hot.resolve("a.jpg"), "12345");
        Case same = cases(given("a.jpg", "scorer", Fault.CORRUPT, NOW)).get(0);
        assertThat(same.present()).isEqualTo(Case.Present.SAME);
        Files.writeString(file, "123456");
        assertThat(same.present()).isEqualTo(Case.Present.CHANGED);
        Files.delete(file);
        assertThat(same.present()).isEqualTo(Case.Present.GONE);
        assertThat(Case.of(same.given(), Map.of()).get(0).present()).isEqualTo(Case.Present.UNKNOWN);
    }

    @Test
    void hostileNameIsOneLineThatNoTerminalObeys() throws IOException {
        List<Case> cases = cases(given("a\n\u001b[2Jb.jpg", "scorer", Fault.CORRUPT, NOW));
        assertThat(Listing.lines(cases, NOW)).noneMatch(line -> line.contains("\u001b") || line.contains("\n"));
        assertThat(Listing.page(cases.get(0), NOW)).noneMatch(line -> line.contains("\u001b") || line.contains("\n"));
    }

    @Test
    void everyFaultHasAdvice() {
        for (Fault fault : Fault.values())
            assertThat(Advice.of(fault)).as(fault.code()).isNotBlank();
    }
}
