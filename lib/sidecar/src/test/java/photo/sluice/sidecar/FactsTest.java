// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What we measured stays readable and small. */
final class FactsTest {

    private static final String LONG = "x\ud83d\udcf7".repeat(200);

    private static Facts boundless() {
        return new Facts(
                allFacts().technical(),
                Optional.of(new Facts.Decoded(LONG, LONG, 100_000, 100_000)),
                IntStream.range(0, 1_000).mapToObj(i -> i + LONG).toList(),
                IntStream.range(0, 1_000)
                        .mapToObj(i -> new Facts.ModelScore(i + LONG, LONG, i))
                        .toList(),
                IntStream.range(0, 1_000)
                        .mapToObj(i -> new Facts.Detection(
                                i + LONG, i / 1_000.0, LONG, Optional.of(new Facts.Box(0.1, 0.2, 0.3, 0.4))))
                        .toList(),
                Optional.of(new Facts.Judgement(LONG, LONG, LONG, Optional.of(LONG))),
                Optional.of(new Facts.Place("burst", "b-0001", 1, 5)));
    }

    @Test
    void sidecarStaysSmallWhateverAWorkerSays() {
        Wanted wanted = new Wanted(
                Optional.of(2),
                Optional.of(3),
                IntStream.range(0, 1_000)
                        .mapToObj(i -> Tag.of("auto|a" + i).orElseThrow())
                        .toList(),
                boundless());
        assertThat(wanted.tags()).hasSize(Wanted.MOST_TAGS);
        int all = write(merge(Optional.empty(), wanted, Ledger.EMPTY)).bytes().length;
        Wanted tagsOnly = new Wanted(wanted.rating(), wanted.pick(), wanted.tags(), Facts.NONE);
        int tags = write(merge(Optional.empty(), tagsOnly, Ledger.EMPTY)).bytes().length;
        assertThat(all - tags).isLessThan(64 * 1024);
        assertThat(all).isLessThan(160 * 1024);
    }

    @Test
    void mostConfidentDetectionsAreKept() {
        List<Facts.Detection> kept = boundless().detections();
        assertThat(kept).hasSize(Facts.MOST_DETECTIONS);
        assertThat(kept).allMatch(found -> found.confidence() > 0.9);
    }

    @Test
    void cutTextEndsWithAWholeCharacter() {
        String text = boundless().decoded().orElseThrow().format();
        assertThat(text.length()).isLessThanOrEqualTo(Facts.LONGEST_TEXT);
        assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1))).isFalse();
    }

    @Test
    void vocabularyHasAVersionWhereverItIsUsed() {
        assertThat(text(write(merge(Optional.empty(), stars(2), Ledger.EMPTY))))
                .contains("sluice:vocabularyVersion=\"1\"");
    }
}
