// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;

/** Which folders a start may take, and what an earlier start has to say about it. */
class StartE2E extends HotFolder {
    @Test
    void lostStateFolderTurnsNothingIntoAPersons() throws IOException {
        Path plain = Drop.whole(hot.resolve("plain.jpg"), Frames.jpeg(1));
        Path rated = Drop.whole(hot.resolve("rated.jpg"), Frames.jpeg(2));
        assertThat(sluice.run("run", hot.toString(), "--once", "--json").status())
                .isZero();
        RunOnceE2E.rate(rated, 5);
        var stars = Frames.complete(plain).rating();

        try (Sluice other = new Sluice(Files.createDirectory(temp.resolve("other")))) {
            Ended again = other.run("run", hot.toString(), "--once", "--json");

            assertThat(again.status()).as(again.err()).isZero();
            Map<String, JsonNode> told = again.byName();
            assertThat(told).containsOnlyKeys("plain.jpg", "rated.jpg");
            assertThat(told.get("plain.jpg").path("state").asText()).isIn("written", "unchanged");
            assertThat(told.get("rated.jpg").path("state").asText()).isEqualTo("locked");
            assertThat(Frames.complete(plain).rating()).isEqualTo(stars);
            assertThat(Frames.complete(plain).ratedByPerson()).isFalse();
            assertThat(Frames.complete(rated).rating()).contains(5);
        }
    }

    @Test
    void secondRunAtTheSameTimeIsRefusedWithTheOwnersName() throws IOException {
        Drop.whole(hot.resolve("one.jpg"), Frames.jpeg(1));
        Live first = sluice.start("run", hot.toString(), "--backfill", "--json");
        org.awaitility.Awaitility.await()
                .atMost(Sluice.PATIENCE)
                .until(() -> !first.objects().isEmpty());

        Ended second = sluice.run("run", hot.toString(), "--once", "--json");

        assertThat(second.status()).isEqualTo(3);
        assertThat(second.out()).isEmpty();
        assertThat(second.err())
                .contains("process " + first.pid())
                .contains(hot.toRealPath().toString());
        assertThat(first.alive()).isTrue();
    }

    @Test
    void newFolderThatHoldsPhotosNeedsAnAnswer() throws IOException {
        List<Path> there = Drop.copies(Frames.jpeg(1), hot, "OLD", 3);
        Path known = Files.createDirectory(temp.resolve("known"));
        assertThat(sluice.run("run", known.toString(), "--once", "--json").status())
                .isZero();

        Ended silent = sluice.run("run", hot.toString(), "--json");
        assertThat(silent.status()).isEqualTo(2);
        assertThat(silent.out()).isEmpty();
        assertThat(silent.err()).contains("3 photos").contains("--backfill").contains("--no-backfill");
        assertThat(Frames.sidecar(there.get(0))).doesNotExist();

        // Refused is not known: the same question comes again.
        assertThat(sluice.run("run", hot.toString(), "--json").status()).isEqualTo(2);

        // The answer is about the new folder; in the known one goes on what goes on.
        Path elsewhere = Drop.whole(known.resolve("MEANWHILE.jpg"), Frames.jpeg(3));
        Ended declined = sluice.run("run", hot.toString(), "--once", "--no-backfill", "--json");
        assertThat(declined.status()).as(declined.err()).isZero();
        assertThat(declined.byName()).containsOnlyKeys("MEANWHILE.jpg");
        Frames.complete(elsewhere);

        // What was declined stays alone; what arrives from now on is done.
        Path fresh = Drop.whole(hot.resolve("NEW.jpg"), Frames.jpeg(2));
        Ended later = sluice.run("run", "--once", "--json");
        assertThat(later.byName()).containsOnlyKeys("NEW.jpg");
        Frames.complete(fresh);
        assertThat(Frames.sidecar(there.get(0))).doesNotExist();
    }
}
