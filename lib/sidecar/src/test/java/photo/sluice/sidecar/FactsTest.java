// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Value;

/** What we measured stays readable and small. */
final class FactsTest {

    private static final String LONG = "x\ud83d\udcf7".repeat(200);

    private static Facts boundless() {
        return new Facts(
                allFacts().technical(),
                Optional.of(new Facts.Decoded(LONG, LONG, 100_000, 100_000)),
                IntStream.range(0, 1_000).mapToObj(i -> i + LONG).toList(),
                IntStream.range(0, 1_000)
                        .mapToObj(i -> new Facts.ModelScore(
                                i + LONG,
                                LONG,
                                i,
                                true,
                                Optional.of(1.23456),
                                Collections.nCopies(10, 0.12345),
                                IntStream.range(0, 100).boxed().collect(Collectors.toMap(n -> n + LONG, n -> 0.98765))))
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
    void whatAModelSaysBeyondItsScoreIsReadAgain() {
        List<Facts.ModelScore> models = allFacts().models();
        for (Facts.ModelScore model : models) {
            assertThat(ModelXmp.read(ModelXmp.write(model))).isEqualTo(model);
        }
        assertThat(models.get(0).votes()).hasSize(10);
        assertThat(models.get(1).classes()).containsEntry("rejected", 0.4);
        Facts.ModelScore lower =
                new Facts.ModelScore("noise", "1", 7, true, Optional.empty(), List.of(), Map.of("a, b", 1.0));
        assertThat(ModelXmp.read(ModelXmp.write(lower))).isEqualTo(lower);
    }

    @Test
    void scoreOfAnOlderSidecarOrBesideDamageIsKept() {
        Map<QName, Value> old = Map.of(
                Names.ours("modelName"), new Value.Text("nima"),
                Names.ours("modelVersion"), new Value.Text("1"),
                Names.ours("modelScore"), new Value.Text("5.5"));
        assertThat(ModelXmp.read(old)).isEqualTo(new Facts.ModelScore("nima", "1", 5.5));
        Map<QName, Value> damaged = new HashMap<>(old);
        damaged.put(Names.ours("modelSpread"), new Value.Text("-1"));
        damaged.put(Names.ours("modelVotes"), new Value.Text("0.1 NaN 0.2 x"));
        damaged.put(Names.ours("modelClasses"), new Value.Text("good 3, bad, 0.5, "));
        assertThat(ModelXmp.read(damaged)).isEqualTo(new Facts.ModelScore("nima", "1", 5.5));
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
