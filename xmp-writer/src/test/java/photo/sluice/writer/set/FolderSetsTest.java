// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import photo.sluice.contract.PhotoId;

class FolderSetsTest {
    /** Nanoseconds that this thread has worked: what it took is printed, not asserted. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void everySetOfAMadeUpDayIsFoundAndNothingElse() {
        for (long seed = 1; seed <= 5; seed++) {
            System.out.println("seed " + seed);
            Shoot shoot = Shoot.of(600, seed);
            List<PhotoSet> sets = FolderSets.of(shoot.looks(), SetRules.USUAL);
            assertThat(Shoot.found(sets)).containsExactlyInAnyOrderElementsOf(shoot.truth());
        }
    }

    @Test
    void everyPhotoIsInExactlyOneSet() {
        Shoot shoot = Shoot.of(500, 7);
        List<PhotoId> found = FolderSets.of(shoot.looks(), SetRules.USUAL).stream()
                .flatMap(set -> set.photos().stream())
                .toList();
        assertThat(found).doesNotHaveDuplicates();
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        shoot.looks().stream().map(Look::photo).toList());
    }

    @Test
    void orderOfArrivalChangesNothingEvenWhenAskedInBetween() {
        for (long seed = 11; seed <= 16; seed++) {
            System.out.println("seed " + seed);
            Random random = new Random(seed);
            List<Look> looks = new ArrayList<>(Shoot.of(300, seed).looks());
            List<PhotoSet> expected = FolderSets.of(looks, SetRules.USUAL);
            Collections.shuffle(looks, random);
            FolderSets folder = new FolderSets(SetRules.USUAL);
            for (Look look : looks) {
                folder.put(look);
                if (random.nextInt(4) == 0) folder.of(look.photo());
                if (random.nextInt(8) == 0 && folder.remove(look.photo())) folder.put(look);
            }
            assertThat(folder.all()).isEqualTo(expected);
        }
    }

    @Test
    void latePhotoChangesOnlyTheSetsThatItTouches() {
        Shoot shoot = Shoot.of(400, 21);
        List<Look> looks = shoot.looks();
        Random random = new Random(21);
        for (int round = 0; round < 40; round++) {
            Look late = looks.get(random.nextInt(looks.size()));
            FolderSets folder = new FolderSets(SetRules.USUAL);
            looks.stream().filter(look -> !look.equals(late)).forEach(folder::put);
            Set<PhotoSet> before = new HashSet<>(folder.all());
            folder.put(late);
            Set<PhotoSet> changed =
                    folder.all().stream().filter(set -> !before.contains(set)).collect(Collectors.toSet());
            assertThat(changed).hasSize(1).allMatch(set -> set.photos().contains(late.photo()));
        }
    }

    @Test
    void newerVersionReplacesTheOlderAndNotTheOtherWayRound() {
        FolderSets folder = new FolderSets(SetRules.USUAL);
        long scene = Frame.scene("x");
        folder.put(Frame.of("a.jpg").hash(scene).look());
        Frame b = Frame.of("b.jpg").after(500);
        assertThat(folder.put(b.version(2).hash(scene).look())).isTrue();
        assertThat(folder.put(b.version(1).look())).isFalse();
        assertThat(folder.put(b.version(2).hash(scene).look())).isFalse();
        assertThat(folder.all()).extracting(Frame::text).containsExactly("burst a.jpg b.jpg");
        assertThat(folder.put(b.version(3).look())).isTrue();
        assertThat(folder.all()).hasSize(2);
    }

    @Test
    void photoThatIsNotThereIsInNoSet() {
        FolderSets folder = new FolderSets(SetRules.USUAL);
        PhotoId photo = Frame.of("a.jpg").look().photo();
        assertThat(folder.of(photo)).isEmpty();
        assertThat(folder.passed(photo)).isFalse();
        assertThat(folder.remove(photo)).isFalse();
        folder.put(Frame.of("a.jpg").look());
        assertThat(folder.remove(photo)).isTrue();
        assertThat(folder.size()).isZero();
        assertThat(folder.all()).isEmpty();
    }

    @Test
    void cameraHasGoneOnOnlyWhenItsNextPhotoIsBeyondReach() {
        FolderSets folder = new FolderSets(SetRules.USUAL);
        Frame a = Frame.of("a.jpg");
        folder.put(a.look());
        folder.put(Frame.of("x.jpg").camera("Leica T").after(60_000).look());
        assertThat(folder.passed(a.look().photo())).as("another camera").isFalse();
        folder.put(Frame.of("b.jpg").after(5_000).look());
        assertThat(folder.passed(a.look().photo())).as("a stack may come yet").isFalse();
        folder.put(Frame.of("c.jpg").after(30_000).look());
        assertThat(folder.passed(a.look().photo())).isTrue();
    }

    /** Ten thousand photos, one by one: what it took is printed. */
    @Test
    @Timeout(30)
    void tenThousandPhotosOneByOneAreGroupedAsAtOnce() {
        Shoot shoot = Shoot.of(10_000, 31);
        List<Look> looks = new ArrayList<>(shoot.looks());
        Collections.shuffle(looks, new Random(31));
        for (int warm = 0; warm < 3; warm++) {
            long start = cpu();
            FolderSets folder = new FolderSets(SetRules.USUAL);
            for (Look look : looks) {
                folder.put(look);
                assertThat(folder.of(look.photo())).isPresent();
            }
            List<PhotoSet> sets = folder.all();
            long took = cpu() - start;
            System.out.printf("%d photos, %d sets: %s%n", looks.size(), sets.size(), Duration.ofNanos(took));
            if (warm == 2) assertThat(sets).isEqualTo(FolderSets.of(shoot.looks(), SetRules.USUAL));
        }
    }

    /** One camera that never pauses for ten seconds: every arrival touches the one run there is. */
    @Test
    @Timeout(60)
    void tenThousandPhotosWithoutAPauseAreGroupedAsAtOnce() {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String name = String.format("G%05d.JPG", i);
            looks.add(Frame.of(name).after(i * 3_700L + i % 7 * 100).look());
        }
        List<PhotoSet> expected = FolderSets.of(looks, SetRules.USUAL);
        Collections.shuffle(looks, new Random(41));
        long start = cpu();
        FolderSets folder = new FolderSets(SetRules.USUAL);
        for (Look look : looks) {
            folder.put(look);
            if (folder.size() % 100 == 0) assertThat(folder.of(look.photo())).isPresent();
        }
        assertThat(folder.all()).isEqualTo(expected);
        System.out.printf("one run, asked a hundred times: %s%n", Duration.ofNanos(cpu() - start));
    }
}
