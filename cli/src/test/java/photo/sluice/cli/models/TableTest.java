// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsStandBelowEachOtherAndNothingTrails() {
        Table table = new Table("NAME", "WHAT");
        table.row("a", "first");
        table.row("longer", "");
        assertThat(table.lines(0)).containsExactly("NAME    WHAT", "a       first", "longer");
    }

    @Test
    void theLastColumnIsBrokenAtSpacesToStayInTheWindow() {
        Table table = new Table("NAME", "WHAT");
        table.row("a", "one two three four five six");
        assertThat(table.lines(26)).containsExactly("NAME  WHAT", "a     one two three four", "      five six");
    }

    @Test
    void aWordThatIsTooLongIsCut() {
        Table table = new Table("NAME", "WHAT");
        table.row("a", "0123456789abcdefghij");
        assertThat(table.lines(10)).containsExactly("NAME  WHAT", "a     0123456789abcdef", "      ghij");
    }

    @Test
    void whatComesFromOutsideCannotCommandATerminal() {
        Table table = new Table("NAME", "WHAT");
        table.row("\u001b[2J", "x");
        assertThat(table.lines(0).get(1)).startsWith("\\x1b[2J");
    }
}
