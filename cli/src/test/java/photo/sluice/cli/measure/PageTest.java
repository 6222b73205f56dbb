// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void wordsBeyondTheWidthGoBelowTheFirstOne() {
        assertThat(new Page(20, false).labelled("raw", "one two three four"))
                .containsExactly(" raw      one two", "          three four");
        assertThat(new Page(20, false).labelled("raw", "a-word-that-is-far-too-long b"))
                .containsExactly(" raw      a-word-that-is-far-too-long", "          b");
    }

    @Test
    void barsAreFilledByTheirShare() {
        List<Page.Bar> bars = List.of(
                new Page.Bar("sharpness", 50, 100),
                new Page.Bar("compression", 100, 100),
                new Page.Bar("blur", 0.25, 1),
                new Page.Bar("noise", 0, 1));
        assertThat(new Page(80, false).bars(bars))
                .containsExactly(
                        " sharpness     50 ▪▪▪▪···· compression  100 ▪▪▪▪▪▪▪▪ blur        0.25 ▪▪······",
                        " noise       0.00 ········");
        assertThat(new Page(40, false).bars(bars)).hasSize(4);
    }

    @Test
    void onlyAPersonSeesBold() {
        assertThat(new Page(80, false).bold("a.jpg")).isEqualTo("a.jpg");
        assertThat(new Page(80, true).bold("a.jpg")).isEqualTo("\u001b[1ma.jpg\u001b[0m");
    }
}
