// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Event;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;

/** A writer that dies in the middle of a set: every photo is written once, as if nothing had happened. */
class SetCrashTest {
    private static final double[] SHARPNESS = {0.5, 0.7, 1.0, 0.9, 0.3};

    @TempDir
    Path folder;

    private static List<Subject> burst(Rig rig) {
        List<Subject> photos = new ArrayList<>();
        for (int i = 0; i < SHARPNESS.length; i++) photos.add(rig.photo("IMG_000" + i + ".JPG"));
        return photos;
    }

    private static List<Event> results(List<Subject> photos) {
        List<Event> results = new ArrayList<>();
        for (int i = 0; i < photos.size(); i++) {
            results.add(Take.at(i * 200L, SHARPNESS[i]).of(photos.get(i)));
            results.add(tagged(photos.get(i), "auto|night"));
        }
        return results;
    }

    private static void assertWhole(Rig rig, List<Subject> photos) {
        assertThat(rig.outcomes())
                .extracting(SidecarOutcome::photo)
                .containsExactlyInAnyOrderElementsOf(
                        photos.stream().map(Subject::photo).toList());
        assertThat(photos.stream()
                        .map(photo -> rig.sidecar(photo.photo().path() + ".xmp")
                                .rating()
                                .orElseThrow()))
                .containsExactly(0, 0, 2, 1, 0);
        assertThat(photos)
                .allSatisfy(photo -> assertThat(rig.sidecar(photo.photo().path() + ".xmp")
                                .applied()
                                .locked())
                        .isEmpty());
        assertThat(rig.store.waiting()).isEmpty();
    }

    /** Dies after so many events that the log has taken: intents of all first, then outcomes of all. */
    @Test
    void deathAfterAnyRecordOfTheLogLosesNothing() throws IOException {
        for (boolean storeSurvives : new boolean[] {true, false}) {
            for (int records = 0; records <= 2 * SHARPNESS.length; records++) {
                Rig rig = new Rig(folder.toRealPath().resolve(storeSurvives + "-" + records));
                List<Subject> photos = burst(rig);
                Rig.MapStore before = rig.store.copy();
                AtomicInteger left = new AtomicInteger(records);
                rig.trap = events -> {
                    if (events.size() <= left.get()) {
                        left.addAndGet(-events.size());
                        return;
                    }
                    Rig.Trap trap = rig.trap;
                    rig.trap = more -> {};
                    if (left.get() > 0) rig.publish(events.subList(0, left.get()));
                    rig.trap = trap;
                    throw new Rig.Killed();
                };
                rig.accept(results(photos).toArray(Event[]::new));
                if (records < 2 * SHARPNESS.length) {
                    assertThatThrownBy(rig::settle).isInstanceOf(Rig.Killed.class);
                } else {
                    rig.settle();
                }
                rig.trap = events -> {};
                rig.reopen(storeSurvives ? rig.store : before);
                rig.accept(results(photos).toArray(Event[]::new)).settle().after(Rig.PATIENCE);
                assertWhole(rig, photos);
                rig.close();
            }
        }
    }

    /** Between results: the next writer finds what came so far in the store, or is given it again. */
    @Test
    void deathBetweenResultsLosesNothing() throws IOException {
        for (boolean storeSurvives : new boolean[] {true, false}) {
            for (int results = 0; results <= 2 * SHARPNESS.length; results++) {
                Rig rig = new Rig(folder.toRealPath().resolve(storeSurvives + "-r" + results));
                List<Subject> photos = burst(rig);
                Rig.MapStore before = rig.store.copy();
                List<Event> all = results(photos);
                rig.accept(all.subList(0, results).toArray(Event[]::new));
                rig.reopen(storeSurvives ? rig.store : before);
                rig.accept(all.subList(storeSurvives ? results : 0, all.size()).toArray(Event[]::new))
                        .settle();
                assertWhole(rig, photos);
                rig.close();
            }
        }
    }

    /** After half of the files were published: what is on disk is what the next writer would write. */
    @Test
    void deathBetweenTwoFilesOfASetIsFinishedByTheNextWriter() throws IOException {
        for (int written = 0; written <= SHARPNESS.length; written++) {
            Rig rig = new Rig(folder.toRealPath().resolve("files-" + written));
            List<Subject> photos = burst(rig);
            rig.trap = events -> {
                if (!Rig.isIntent(events)) throw new Rig.Killed();
            };
            rig.accept(results(photos).toArray(Event[]::new));
            assertThatThrownBy(rig::settle).isInstanceOf(Rig.Killed.class);
            for (Subject photo : photos.subList(written, photos.size())) {
                Files.delete(rig.file(photo.photo().path() + ".xmp")); // as if the death had come before it
            }
            rig.trap = events -> {};
            rig.reopen(rig.store).settle();
            assertWhole(rig, photos);
            rig.close();
        }
    }
}
