// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpearmanTest {
    @Test
    void sameOrderIsOneAndOppositeOrderMinusOne() {
        assertThat(Spearman.of(List.of(1.0, 2.0, 30.0), List.of(-5.0, 0.0, 0.1)))
                .contains(1.0);
        assertThat(Spearman.of(List.of(1.0, 2.0, 30.0), List.of(9.0, 8.0, -7.0)))
                .contains(-1.0);
    }

    /** The textbook's ten pupils, intelligence against hours of television: -29/165. */
    @Test
    void textbookExampleComesOut() {
        List<Double> iq = List.of(106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0);
        List<Double> hours = List.of(7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0);
        assertThat(Spearman.of(iq, hours).orElseThrow()).isCloseTo(-29.0 / 165, within(1e-12));
    }

    /** The example in SciPy's documentation of spearmanr: 0.82078. */
    @Test
    void tiesShareTheirRank() {
        assertThat(Spearman.ranks(List.of(5.0, 6.0, 7.0, 8.0, 7.0))).containsExactly(1, 2, 3.5, 5, 3.5);
        assertThat(Spearman.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(5.0, 6.0, 7.0, 8.0, 7.0))
                        .orElseThrow())
                .isCloseTo(0.8207826816681233, within(1e-12));
    }

    @Test
    void whatIsAllTheSameHasNoOrder() {
        assertThat(Spearman.of(List.of(1.0, 2.0), List.of(3.0, 3.0))).isEmpty();
        assertThat(Spearman.of(List.of(), List.of())).isEmpty();
        assertThatThrownBy(() -> Spearman.of(List.of(1.0), List.of())).hasMessageContaining("1 values against 0");
    }

    @Test
    void intervalHoldsTheCorrelationAndIsTheSameForTheSameSeed() {
        Random random = new Random(1);
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            x.add((double) i);
            y.add(i + 12 * random.nextGaussian());
        }
        Correlation once = Correlation.of(x, y, new Random(7)).orElseThrow();
        assertThat(once.n()).isEqualTo(40);
        assertThat(once.low()).isLessThan(once.rho()).isGreaterThan(0);
        assertThat(once.high()).isGreaterThan(once.rho()).isLessThan(1);
        assertThat(Correlation.of(x, y, new Random(7))).contains(once);
        assertThat(Correlation.of(x, x, new Random(7)).orElseThrow().low()).isEqualTo(1, within(1e-12));
        assertThat(Correlation.of(x, x.stream().map(v -> 0.0).toList(), random)).isEmpty();
    }
}
