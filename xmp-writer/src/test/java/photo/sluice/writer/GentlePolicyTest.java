// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.contract.Tag;
import photo.sluice.contract.Verdict;

class GentlePolicyTest {
    /** Technical score, reasons of the scorer worst first; stars, pick label, reasons of the verdict. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100  |                          | 2 | 3 | sound
            75   | low-key                  | 2 | 3 | sound low-key
            40   |                          | 2 | 3 | sound
            39.9 |                          | 1 | 2 | weak
            39.9 | low-key                  | 1 | 2 | weak low-key
            12   |                          | 1 | 2 | weak
            11.9 |                          | 0 | 2 | unusable
            11.9 | motion-blur noisy        | 0 | 2 | unusable motion-blur noisy
            0    |                          | 0 | 2 | unusable
            90   | defocused                | 1 | 2 | defocused
            90   | motion-blur              | 1 | 2 | motion-blur
            90   | noisy                    | 1 | 2 | noisy
            90   | underexposed             | 1 | 2 | underexposed
            90   | overexposed              | 1 | 2 | overexposed
            90   | over-compressed          | 1 | 2 | over-compressed
            90   | low-resolution           | 1 | 2 | low-resolution
            60   | low-key noisy defocused  | 1 | 2 | noisy low-key defocused
            50   | noisy motion-blur        | 1 | 2 | noisy motion-blur
            0    | blank-black              | 0 | 1 | blank-black
            95   | blank-white              | 0 | 1 | blank-white
            5    | underexposed blank-black | 0 | 1 | blank-black underexposed
            50   | nothing-sharp            | 0 | 1 | nothing-sharp
            80   | never-heard-of           | 2 | 3 | sound never-heard-of
            """)
    void signalsGiveTheirVerdict(double technical, String reasons, int stars, int pick, String verdict) {
        Verdict judged =
                GentlePolicy.judge(Results.scored(Results.subject("a.jpg"), technical, words(reasons)), List.of());
        assertThat(judged.stars()).as("stars").isEqualTo(stars);
        assertThat(judged.pick()).as("pick").isEqualTo(pick);
        assertThat(judged.reasons()).as("reasons").isEqualTo(words(verdict));
        assertThat(judged.technical()).isEqualTo(technical);
        assertThat(judged.policy()).isEqualTo("gentle/1");
    }

    @Test
    void noScoreGivesMoreThanTwoStarsOrAReject() {
        for (double technical = 0; technical <= 100; technical += .5) {
            Verdict judged =
                    GentlePolicy.judge(Results.scored(Results.subject("a.jpg"), technical, List.of()), List.of());
            assertThat(judged.stars()).isBetween(0, 2);
            assertThat(judged.pick()).isNotEqualTo(1);
        }
    }

    @Test
    void tagsAreNamedInOrderAndDoNotChangeTheStars() {
        Verdict judged = GentlePolicy.judge(
                Results.scored(Results.subject("a.jpg"), 80, List.of()),
                List.of(Tag.byRule("auto|night", 1), Tag.byRule("auto|animal|cat", .5)));
        assertThat(judged.tags()).containsExactly("auto|animal|cat", "auto|night");
        assertThat(judged.stars()).isEqualTo(2);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" +"));
    }
}
