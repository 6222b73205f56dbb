// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.photo.Jpeg;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.testkit.shop.Shop;

/**
 * What every stage that takes photos promises, on a real broker in a process of its own: nothing is lost, saying it again
 * changes nothing, poison stops nobody, a root that is away costs nothing; all while workers and broker are restarted in
 * mid-stream. A stage's own class says how to open it, and no more.
 */
@Timeout(240)
public abstract class StagePromises {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PHOTOS = 24;

    @TempDir
    protected Path temp;

    /** The stage over this folder, as in a process that has just been started. */
    protected abstract Shop open(Path folder);

    @Test
    void nothingIsLostOrSaidDifferentlyWhileWorkersAndBrokerAreRestarted() throws Exception {
        Path hot = Files.createDirectory(temp.resolve("hot"));
        List<String> names = write(hot);
        String poison = HostileFile.TRUNCATED_JPEG.write(hot).getFileName().toString();
        try (Ground ground = new Ground(temp, name(hot))) {
            ground.announce(subjects(hot, names.subList(0, PHOTOS / 2)));
            ground.announce(subjects(hot, List.of(poison)));
            untilAnswered(ground, hot, PHOTOS / 4);
            untilAnswered(ground, hot, PHOTOS / 3);
            ground.announce(subjects(hot, names.subList(PHOTOS / 2, PHOTOS)));
            ground.announce(subjects(hot, names.subList(0, 4))); // announced again, as after a power cut
            try (Shop shop = open(hot);
                    Ground.Worker worker = ground.work(shop.stage())) {
                ground.killBroker();
                await().atMost(PATIENCE).until(() -> ground.said(Topic.RESULTS).size() == PHOTOS + 1);
                assertThat(worker.runner().lacks()).isEmpty();
            }
            Map<String, Set<String>> results = ground.said(Topic.RESULTS);
            assertThat(results)
                    .allSatisfy((photo, said) -> assertThat(said).as(photo).hasSize(1));
            assertThat(String.valueOf(results.remove("hot/" + poison))).contains("PhotoRejected");
            assertThat(results).hasSize(PHOTOS);
            assertThat(results.toString()).doesNotContain("PhotoRejected");
            assertThat(ground.said(Topic.QUARANTINE)).containsOnlyKeys("hot/" + poison);
        }
    }

    @Test
    void rootThatIsAwayHoldsPhotosAndCostsNone() throws Exception {
        Path hot = Files.createDirectory(temp.resolve("hot"));
        List<String> names = write(hot).subList(0, 3);
        List<Subject> subjects = subjects(hot, names);
        Path away = temp.resolve("away");
        Files.move(hot, away);
        try (Ground ground = new Ground(temp, name(away));
                Shop shop = open(hot);
                Ground.Worker worker = ground.work(shop.stage())) {
            ground.announce(subjects);
            await().atMost(PATIENCE).until(() -> worker.runner().lacks().isPresent());
            assertThat(ground.said(Topic.RESULTS)).isEmpty();
            Files.move(away, hot);
            await().atMost(PATIENCE).until(() -> ground.said(Topic.RESULTS).size() == names.size());
            assertThat(ground.said(Topic.RESULTS).toString()).doesNotContain("PhotoRejected");
            assertThat(ground.said(Topic.QUARANTINE)).isEmpty();
        }
    }

    @Test
    void photoThatHasGoneIsRejectedAndNotTriedForEver() throws Exception {
        Path hot = Files.createDirectory(temp.resolve("hot"));
        String name = write(hot).get(0);
        try (Shop shop = open(hot)) {
            var arrived = shop.arrived(name);
            Files.delete(hot.resolve(name));
            assertThat(shop.stage().process(arrived)).isInstanceOf(Outcome.Reject.class);
        }
    }

    /** One process of the stage, stopped in mid-stream. */
    private void untilAnswered(Ground ground, Path hot, int photos) throws Exception {
        try (Shop shop = open(hot);
                Ground.Worker worker = ground.work(shop.stage())) {
            await().atMost(PATIENCE).until(() -> ground.said(Topic.RESULTS).size() >= photos);
        }
    }

    private String name(Path hot) {
        try (Shop shop = open(hot)) {
            return shop.stage().name();
        }
    }

    private static List<String> write(Path hot) throws IOException {
        List<String> names = new ArrayList<>();
        byte[] photo = Shot.of(Scene.HARBOUR, 480, 320, 7).jpeg();
        for (int i = 0; i < PHOTOS; i++) {
            names.add("IMG_" + i + ".jpg");
            Files.write(hot.resolve(names.get(i)), Jpeg.withComment(photo, "photo " + i));
        }
        return names;
    }

    private List<Subject> subjects(Path hot, List<String> names) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        try (Shop shop = open(hot)) {
            for (String name : names) subjects.add(shop.arrived(name).subject());
        }
        return subjects;
    }
}
