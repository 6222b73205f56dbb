// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out words and bars on lines of one width; a single word that is longer stands on a line of its own. */
final class Page {
    private static final int LABEL = 9;
    private static final int BAR = 8;
    private static final int CELL = 26;
    private static final String INDENT = " ";

    private final int columns;
    private final boolean coloured;

    Page(int columns, boolean coloured) {
        this.columns = columns;
        this.coloured = coloured;
    }

    /** A value on a scale from 0. */
    record Bar(String name, double value, double full) {}

    String bold(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** The words behind their label, as many to a line as fit, further lines below the first word. */
    List<String> labelled(String label, String words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%s%-" + LABEL + "s", INDENT, label));
        boolean fresh = true;
        for (String word : words.split(" ")) {
            if (!fresh && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(INDENT.length() + LABEL));
                fresh = true;
            }
            if (!fresh) line.append(' ');
            line.append(word);
            fresh = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** Name, value and bar of each, as many to a line as fit. */
    List<String> bars(List<Bar> bars) {
        int each = Math.max(1, (columns - INDENT.length()) / CELL);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < bars.size(); from += each) {
            StringBuilder line = new StringBuilder(INDENT);
            for (Bar bar : bars.subList(from, Math.min(bars.size(), from + each))) line.append(cell(bar));
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String cell(Bar bar) {
        String value = String.format(Locale.ROOT, bar.full > 1 ? "%.0f" : "%.2f", bar.value);
        int filled = (int) Math.round(BAR * Math.max(0, Math.min(1, bar.value / bar.full)));
        return String.format(
                Locale.ROOT, "%-11s %4s %s%s ", bar.name, value, "▪".repeat(filled), "·".repeat(BAR - filled));
    }
}
