// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void percentilesLieBetweenTheNearestRanks() {
        Distribution values = Distribution.of(List.of(4.0, 1.0, 3.0, 2.0));
        assertThat(values.median()).isEqualTo(2.5);
        assertThat(values.percentile(0)).isEqualTo(1);
        assertThat(values.most()).isEqualTo(4);
        assertThat(values.percentile(95)).isCloseTo(3.85, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(values.sum()).isEqualTo(10);
        assertThatThrownBy(() -> values.percentile(101)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofNothingNothingIsKnown() {
        assertThat(Distribution.of(List.of()).median()).isNaN();
        assertThat(Goal.atMost(1).held(Double.NaN)).isFalse();
        assertThat(Goal.atLeast(1).held(Double.NaN)).isFalse();
    }

    @Test
    void theLimitItselfIsHeld() {
        assertThat(Goal.atMost(2.5).held(2.5)).isTrue();
        assertThat(Goal.atMost(2.5).held(2.51)).isFalse();
        assertThat(Goal.atLeast(100).held(100)).isTrue();
        assertThat(Goal.atLeast(100).held(99.9)).isFalse();
        assertThat(Goal.atLeast(1000)).hasToString(">= 1000");
        assertThat(Goal.atMost(1.5)).hasToString("<= 1.50");
    }

    @Test
    void oneMissedGoalIsAMissedReport() {
        Figure good = Figure.of("a", 1, "s", Goal.atMost(2));
        Figure bad = Figure.of("b", 3, "s", Goal.atMost(2));
        Figure free = Figure.of("c", 9, "s");
        assertThat(new Report("r", List.of(good, free), List.of()).held()).isTrue();
        assertThat(new Report("r", List.of(good, bad), List.of()).held()).isFalse();
    }

    @Test
    void tableShowsValueGoalAndWhetherItIsHeld() {
        Report report = new Report(
                "speed",
                List.of(Figure.of("fast", 253.4, "1/s", Goal.atLeast(100)), Figure.of("other", 0.5, "s")),
                List.of("by hand"));
        assertThat(Table.of(report)).isEqualTo("""
                        speed
                          fast          253 1/s        >= 100    held
                          other       0.500 s
                          . by hand
                        """);
    }

    @Test
    void numbersHaveThreeDigits() {
        assertThat(Table.number(1234.4)).isEqualTo("1234");
        assertThat(Table.number(12.34)).isEqualTo("12.3");
        assertThat(Table.number(1.234)).isEqualTo("1.23");
        assertThat(Table.number(Double.NaN)).isEqualTo("unknown");
    }
}
