// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.figure;

import java.util.Locale;

/** Shows a report as plain text: figure, value, goal, held. */
public final class Table {
    private Table() {}

    /** Ends with a line feed. */
    public static String of(Report report) {
        int width = report.figures().stream()
                .mapToInt(figure -> figure.what().length())
                .max()
                .orElse(10);
        StringBuilder text = new StringBuilder(report.title()).append('\n');
        String row = "  %-" + width + "s  %10s %-9s  %-9s %s";
        for (Figure figure : report.figures()) {
            String line = String.format(
                    Locale.ROOT,
                    row,
                    figure.what(),
                    number(figure.value()),
                    figure.unit(),
                    figure.goal().map(Goal::toString).orElse(""),
                    figure.held().map(held -> held ? "held" : "NOT HELD").orElse(""));
            text.append(line.stripTrailing()).append('\n');
        }
        for (String note : report.notes()) text.append("  . ").append(note).append('\n');
        return text.toString();
    }

    /** Three significant digits or all that stand before the point, whichever is more. */
    static String number(double value) {
        if (Double.isNaN(value)) return "unknown";
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
