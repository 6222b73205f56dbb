// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import java.io.PrintStream;
import java.util.List;
import photo.sluice.cli.show.Terminal;

/**
 * Lines that are drawn over the last ones in a terminal, and follow them elsewhere. What was shown last stays when the
 * command ends, and the cursor stands below it: a Ctrl-C leaves nothing to tidy up.
 */
final class Picture {
    private final PrintStream out;
    private final boolean over;
    private int drawn;

    /** @param over whether to draw over what was shown before */
    Picture(PrintStream out, boolean over) {
        this.out = out;
        this.over = over;
    }

    void show(List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (over && drawn > 0) text.append("\u001b[").append(drawn).append("A\r");
        else if (drawn > 0) text.append('\n');
        for (String line : lines) {
            text.append(over ? fitted(line) + "\u001b[K" : line).append('\n');
        }
        if (over) text.append("\u001b[J");
        out.print(text);
        out.flush();
        drawn = lines.size();
    }

    /** A line that wraps would be two to go up over. */
    private static String fitted(String line) {
        int width = Terminal.columns() - 1;
        return line.length() > width ? line.substring(0, width - 1) + "…" : line;
    }
}
