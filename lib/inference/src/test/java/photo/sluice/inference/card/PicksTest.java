// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import photo.sluice.inference.registry.Purpose;

class PicksTest {
    @Test
    void labelsTellAPickFromWhatNamesThings() throws Exception {
        String card = """
                name: %s
                version: "1"
                licence: MIT
                source: https://sluice.photo/
                sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                input: {width: 8, height: 8, layout: nchw, colours: rgb, scale: 1, mean: [0, 0, 0], std: [1, 1, 1],
                  range: [0, 255], resize: area}
                output: {kind: classes, labels: x.txt}
                thresholds: {default: 40, min: 20, max: 80}
                """;
        ModelCard read = CardReader.read("x.yaml", card.formatted("x"));
        assertThat(Purpose.of(read, List.of("rejected", "pending", "accepted"))).isEqualTo(Purpose.QUALITY);
        assertThat(Purpose.of(read, List.of("cat", "dog"))).isEqualTo(Purpose.CLASSES);
    }

    @Test
    void classesOfAPickAreKnownByTheirLabels() {
        assertThat(Picks.are(List.of("Rejected", "Pending", "Accepted"))).isTrue();
        assertThat(Picks.are(List.of("reject", "accept"))).isTrue();
        assertThat(Picks.are(List.of("cat", "dog"))).isFalse();
        assertThat(Picks.are(List.of("rejected", "pending", "dog"))).isFalse();
        assertThat(Picks.are(List.of("reject", "rejected")))
                .as("twice the same")
                .isFalse();
        assertThat(Picks.are(List.of("accepted"))).as("nothing to choose from").isFalse();
        assertThat(Picks.are(List.of())).isFalse();
    }

    @Test
    void expectationTellsApartWhatTheLikeliestClassDoesNot() {
        double sure = Picks.expectation(Map.of("rejected", 0.005, "pending", 0.005, "accepted", 0.99));
        double torn = Picks.expectation(Map.of("rejected", 0.33, "pending", 0.33, "accepted", 0.34));
        assertThat(sure).isCloseTo(0.9925, within(1e-9));
        assertThat(torn).isCloseTo(0.505, within(1e-9));
    }

    @Test
    void expectationIsOfTheShares() {
        assertThat(Picks.expectation(Map.of("rejected", 0.2, "accepted", 0.6))).isCloseTo(0.75, within(1e-9));
        assertThatThrownBy(() -> Picks.expectation(Map.of("rejected", 0.0, "accepted", 0.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
