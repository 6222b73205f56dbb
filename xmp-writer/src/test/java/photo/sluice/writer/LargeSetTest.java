// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Event;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Request;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.SetRules;

/** A set that takes many batches is judged once, and a person may rate in it at any moment. */
class LargeSetTest {
    private static final int FRAMES = FolderWriter.BATCH * 2 + 100;

    @TempDir
    Path temp;

    private Rig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new Rig(temp.resolve("hot"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static String name(int frame) {
        return String.format("f%04d.jpg", frame);
    }

    /** One burst, judged; its sidecars were written long ago. */
    private void burst() throws IOException {
        for (int i = 0; i < FRAMES; i++) {
            rig.accept(
                    Take.at(i * 200L, .5 + i % 97 / 100.0).of(rig.photo(name(i))),
                    tagged(Results.subject(name(i)), "auto|night"));
        }
        for (int i = 0; i < 4; i++) rig.settle();
        assertThat(rig.outcomes()).hasSize(FRAMES);
        rig.ledger.clear();
        FileTime past = FileTime.from(rig.now.minus(Duration.ofHours(1)));
        for (int i = 0; i < FRAMES; i++) Files.setLastModifiedTime(rig.file(name(i) + ".xmp"), past);
    }

    private Map<String, Integer> stars() {
        Map<String, Integer> stars = new HashMap<>();
        for (int i = 0; i < FRAMES; i++) {
            stars.put(name(i), rig.sidecar(name(i) + ".xmp").rating().orElseThrow());
        }
        return stars;
    }

    private void rejudge() {
        Request.Scope scope = new Request.Scope("r-1", "hot", "", false, Instant.EPOCH);
        rig.ask(new RejudgeRequested(scope, Rig.GENEROUS, false));
        for (int i = 0; i < 40 && rig.answers.stream().noneMatch(answer -> answer.done()); i++) {
            rig.after(Duration.ofSeconds(1));
        }
        assertThat(rig.answers).anyMatch(answer -> answer.done());
    }

    private void rate(String photo) {
        try {
            Path sidecar = rig.file(photo + ".xmp");
            String ours = Files.readString(sidecar);
            String theirs = ours.replaceFirst("(xmp:Rating=\"|<xmp:Rating>)\\d", "$15");
            assertThat(theirs).as("of the same length").isNotEqualTo(ours).hasSameSizeAs(ours);
            Files.writeString(sidecar, theirs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void personWhoRatesBetweenTwoBatchesFreezesWhatIsStillToCome() throws IOException {
        burst();
        Map<String, Integer> before = stars();
        Set<PhotoId> moved = new HashSet<>();
        rig.trap = events -> {
            if (Rig.isIntent(events) || !moved.isEmpty()) return;
            for (Event event : events) moved.add(event.photo());
            rate(name(FRAMES - 1));
        };
        rejudge();
        assertThat(moved).as("the first batch").hasSize(FolderWriter.BATCH);
        Map<String, Integer> after = stars();
        assertThat(after.remove(name(FRAMES - 1))).as("a person's").isEqualTo(5);
        after.forEach((photo, stars) -> {
            boolean first = moved.contains(new PhotoId("hot", photo));
            int shift = before.get(photo) == 0 ? 1 : 0; // the rest of a burst gets a star by the other policy
            if (!first) assertThat(stars).as(photo).isEqualTo(before.get(photo));
            else assertThat(stars).as(photo).isGreaterThanOrEqualTo(before.get(photo) + shift);
        });
        assertThat(rig.outcomes())
                .filteredOn(outcome -> outcome.photo().name().equals(name(FRAMES - 1)))
                .extracting(SidecarOutcome::state)
                .containsExactly(SidecarOutcome.State.LOCKED);
    }

    @Test
    void withoutAPersonAllStarsFollowTheOtherPolicy() throws IOException {
        burst();
        rejudge();
        assertThat(rig.outcomes())
                .hasSize(FRAMES)
                .extracting(SidecarOutcome::state)
                .containsOnly(SidecarOutcome.State.WRITTEN);
        assertThat(stars().values()).doesNotContain(0);
    }

    @Test
    void setIsJudgedAgainOnlyWhenSomethingNewWasSaid() {
        ContactSheet sheet = new ContactSheet(SetRules.USUAL);
        Map<PhotoId, PhotoState> states = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            PhotoState state = PhotoState.fresh(Results.subject(name(i)), List.of())
                    .with(Take.at(i * 200L, 1).of(Results.subject(name(i))));
            states.put(state.subject().photo(), state);
            sheet.put(state.subject().photo(), state.print());
        }
        int[] asked = {0};
        Verdicts verdicts = new Verdicts(new Bench(Policy.named(Policy.DEFAULT)), photo -> {
            asked[0]++;
            return Optional.ofNullable(states.get(photo));
        });
        PhotoId one = new PhotoId("hot", name(1));
        PhotoSet set = sheet.set(one).orElseThrow();
        assertThat(verdicts.on(set, sheet)).hasSize(3).isSameAs(verdicts.on(set, sheet));
        assertThat(asked[0]).as("each photo's state was read once").isEqualTo(3);
        sheet.heard(one);
        verdicts.on(set, sheet);
        assertThat(asked[0]).as("its tags came").isEqualTo(6);
        sheet.put(one, Optional.empty());
        assertThat(verdicts.on(sheet.set(new PhotoId("hot", name(0))).orElseThrow(), sheet))
                .as("it has gone")
                .hasSize(2);
    }
}
