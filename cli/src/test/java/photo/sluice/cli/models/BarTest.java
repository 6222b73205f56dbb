// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.inference.registry.Part;

class BarTest {
    private static final Part PART =
            new Part("m.onnx", "0".repeat(64), 4_000_000, List.of(URI.create("https://models.example.org/m.onnx")));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void withoutATerminalThereIsALineForEachTenth() {
        Bar bar = new Bar(out, 0);
        for (long bytes = 0; bytes <= 4_000_000; bytes += 1000) bar.have(PART, bytes);
        assertThat(text().lines()).hasSize(10).first().isEqualTo("m.onnx  10 %  400 kB of 4.0 MB");
        assertThat(text().lines()).last().isEqualTo("m.onnx  100 %  4.0 MB of 4.0 MB");
        assertThat(text()).doesNotContain("\u001b", "\r");
    }

    @Test
    void whatIsGoneOnWithBeginsWhereItWas() {
        Bar bar = new Bar(out, 0);
        bar.have(PART, 3_000_000);
        bar.have(PART, 3_700_000);
        assertThat(text().lines()).containsExactly("m.onnx  90 %  3.7 MB of 4.0 MB");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 200})
    void onATerminalItStaysOnOneLineWithinTheWindow(int columns) {
        Bar bar = new Bar(out, columns);
        bar.have(PART, 1_000_000);
        bar.have(PART, 4_000_000);
        for (String drawn : text().split("\r\u001b\\[K|\n", -1)) {
            assertThat(drawn.length()).isLessThan(columns);
        }
        assertThat(text()).contains("25 %", "100 %").endsWith("\n");
    }

    @Test
    void aNoteStandsOnALineOfItsOwn() {
        Bar bar = new Bar(out, 80);
        bar.have(PART, 1_000_000);
        bar.note("example.org: it stalls\u001b[2J; trying again");
        assertThat(text()).endsWith("\r\u001b[Kexample.org: it stalls\\x1b[2J; trying again\n");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
