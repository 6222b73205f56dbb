// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IMG_1.JPG",
                "Übergröße \u00e9t\u00e9",
                "cat \uD83D\uDC08",
                "\u0645\u06cc\u200c\u062e",
                "back\\slash 'n' \"q\""
            })
    void namesOfAnyLanguageStayAsTheyAre(String name) {
        assertThat(Printable.line(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "10, \\n",
        "13, \\r",
        "9, \\t",
        "27, \\x1b",
        "155, \\x9b",
        "127, \\x7f",
        "8238, \\u202e",
        "8232, \\u2028",
        "0, \\x00"
    })
    void whatATerminalWouldObeyIsSpeltOut(int character, String spelt) {
        assertThat(Printable.line("a" + (char) character + "b")).isEqualTo("a" + spelt + "b");
    }

    @Test
    void linesOfAForeignReasonCannotPassForOurs() {
        assertThat(Printable.line("sound\nrating     5 stars: ours")).doesNotContain("\n");
    }
}
