// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Verdict;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.Shot;

/** What holds for any set, under any shipped policy. A failure names its seed; -Dseed=N plays it alone. */
class JudgePropertiesTest {
    private static final long SEED = Long.getLong("seed", 20_261_121L);
    private static final int SETS = 400;
    private static final List<String> FLAWS = List.of(
            "defocused",
            "motion-blur",
            "noisy",
            "overexposed",
            "low-key",
            "blank-black",
            "nothing-sharp",
            "blank-white");

    static Stream<Policy> policies() {
        return Policy.shipped().stream();
    }

    private record Case(PhotoSet set, Map<PhotoId, Signals> signals, Standing folder, String name) {
        Map<PhotoId, Verdict> judged(Policy policy) {
            return policy.judge(set, signals, folder);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void orderMakesNoDifference(Policy policy) {
        each((one, random) -> {
            List<Shot> shots = new ArrayList<>(one.set().shots());
            Collections.shuffle(shots, random);
            List<PhotoId> photos = new ArrayList<>(one.signals().keySet());
            Collections.shuffle(photos, random);
            Map<PhotoId, Signals> signals = new LinkedHashMap<>();
            photos.forEach(photo -> signals.put(photo, one.signals().get(photo)));
            PhotoSet shuffled = new PhotoSet(one.set().id(), one.set().kind(), shots);
            assertThat(policy.judge(shuffled, signals, one.folder()))
                    .as(one.name())
                    .isEqualTo(one.judged(policy));
        });
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everySetIsJudgedWholeAndRankedWithoutGaps(Policy policy) {
        each((one, random) -> {
            Map<PhotoId, Verdict> verdicts = one.judged(policy);
            assertThat(verdicts.keySet())
                    .as(one.name())
                    .containsExactlyInAnyOrderElementsOf(one.signals().keySet());
            List<Integer> ranks = verdicts.values().stream()
                    .flatMap(verdict -> verdict.set().stream())
                    .map(place -> place.rank())
                    .sorted()
                    .toList();
            if (one.set().kind() != PhotoSet.Kind.BURST) {
                assertThat(ranks).as(one.name()).allMatch(rank -> rank == 1);
                return;
            }
            for (int i = 0; i < ranks.size(); i++)
                assertThat(ranks.get(i)).as(one.name()).isEqualTo(i + 1);
        });
    }

    @ParameterizedTest
    @MethodSource("policies")
    void nothingIsRejectedInAWholeSetNorTheBestOfABurst(Policy policy) {
        each((one, random) -> one.judged(policy).forEach((photo, verdict) -> {
            boolean best = verdict.set().isPresent() && verdict.set().get().rank() == 1;
            if (one.set().kind().whole() || best) {
                assertThat(verdict.marks().rejects()).as(one.name()).isFalse();
            }
            if (verdict.marks().rejects()) {
                assertThat(verdict.confidence()).as(one.name()).isGreaterThanOrEqualTo(.8);
                assertThat(one.signals().get(photo).hasPeople()).as(one.name()).isFalse();
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void fourAndFiveStarsAreLeftToPeople(Policy policy) {
        each((one, random) -> one.judged(policy).values().forEach(verdict -> {
            assertThat(verdict.stars()).as(one.name()).isLessThanOrEqualTo(3);
            assertThat(verdict.reasons()).as(one.name()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(verdict.reasons()).as(one.name()).allMatch(code -> code.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        }));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void wholeSetSharesItsMarks(Policy policy) {
        each((one, random) -> {
            if (!one.set().kind().whole()) return;
            assertThat(one.judged(policy).values().stream().map(Verdict::marks).distinct())
                    .as(one.name())
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("policies")
    void burstWithASoundFrameHasExactlyOneBest(Policy policy) {
        if (policy.name().equals("digikam")) return; // it knows no rivals
        each((one, random) -> {
            if (one.set().kind() != PhotoSet.Kind.BURST) return;
            boolean sound = one.signals().values().stream()
                    .anyMatch(signals -> policy.judge()
                            .look(one.set().shots().get(0), signals, Optional.empty())
                            .condition()
                            .sound());
            if (!sound) return;
            List<Verdict> verdicts = new ArrayList<>(one.judged(policy).values());
            int most = verdicts.stream().mapToInt(Verdict::stars).max().orElseThrow();
            assertThat(verdicts.stream().filter(verdict -> verdict.stars() == most))
                    .as(one.name())
                    .singleElement()
                    .satisfies(
                            best -> assertThat(best.set().orElseThrow().rank()).isEqualTo(1));
        });
    }

    private interface Check {
        void on(Case one, Random random);
    }

    private static void each(Check check) {
        for (int i = 0; i < SETS; i++) {
            long seed = SEED + i;
            check.on(any(new Random(seed), "seed " + seed), new Random(seed));
        }
    }

    private static Case any(Random random, String name) {
        PhotoSet.Kind kind = PhotoSet.Kind.values()[random.nextInt(PhotoSet.Kind.values().length)];
        int size = kind == PhotoSet.Kind.SINGLE ? 1 : 2 + random.nextInt(8);
        Map<PhotoId, Signals> signals = new HashMap<>();
        List<Shot> shots = new ArrayList<>();
        int models = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            Frame frame = Frame.of("f" + i + ".jpg").acuity(random.nextInt(5) * .5);
            frame.technical(random.nextInt(101))
                    .scores(any(random), any(random), any(random), any(random), any(random));
            if (random.nextInt(3) == 0) frame.because(FLAWS.get(random.nextInt(FLAWS.size())));
            if (random.nextInt(3) == 0) frame.face(random.nextInt(4), random.nextInt(4));
            if (random.nextInt(2) == 0) frame.focus(random.nextDouble(), random.nextDouble());
            if (random.nextInt(8) == 0) frame.measuredBy("2");
            for (int m = 0; m < models; m++) frame.liked("model-" + m, random.nextInt(4));
            signals.put(frame.photo(), frame.signals());
            shots.add(new Shot(List.of(frame.photo()), List.of()));
        }
        double share = random.nextDouble();
        Standing folder = random.nextBoolean() ? Standing.NONE : photo -> Optional.of(share);
        return new Case(new PhotoSet("s-" + name.hashCode(), kind, shots), signals, folder, name);
    }

    private static double any(Random random) {
        return random.nextInt(11) * 10;
    }
}
