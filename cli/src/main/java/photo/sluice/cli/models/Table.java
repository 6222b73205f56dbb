// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.cli.show.Printable;
import photo.sluice.cli.show.Terminal;

/** Rows under a head, columns as wide as they need; the last one takes what is left of the window. */
final class Table {
    private static final String GAP = "  ";
    private static final int LEAST_LAST = 16;

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        this.head = List.of(head);
    }

    void row(String... cells) {
        if (cells.length != head.size()) throw new IllegalArgumentException("not as wide as the head");
        rows.add(List.of(cells).stream().map(Printable::line).toList());
    }

    /**
     * The table's lines.
     *
     * @param columns width to keep to; 0 for as wide as it is
     */
    List<String> lines(int columns) {
        int last = head.size() - 1;
        int[] widths = new int[head.size()];
        int before = 0;
        for (int column = 0; column < last; column++) {
            widths[column] = width(column);
            before += widths[column] + GAP.length();
        }
        widths[last] = columns == 0 ? Integer.MAX_VALUE : Math.max(LEAST_LAST, columns - before);
        List<String> lines = new ArrayList<>();
        lines.addAll(line(head, widths));
        for (List<String> row : rows) lines.addAll(line(row, widths));
        return lines;
    }

    private int width(int column) {
        int widest = head.get(column).length();
        for (List<String> row : rows) widest = Math.max(widest, row.get(column).length());
        return widest;
    }

    private static List<String> line(List<String> cells, int[] widths) {
        int last = widths.length - 1;
        StringBuilder start = new StringBuilder();
        for (int column = 0; column < last; column++) {
            String cell = cells.get(column);
            start.append(cell)
                    .append(" ".repeat(widths[column] - cell.length()))
                    .append(GAP);
        }
        List<String> lines = new ArrayList<>();
        String left = cells.get(last);
        String indent = start.toString();
        do {
            int end = left.length();
            if (end > widths[last]) {
                int space = left.lastIndexOf(' ', widths[last]);
                end = space > 0 ? space : widths[last];
            }
            lines.add((indent + left.substring(0, end)).stripTrailing());
            left = left.substring(end).stripLeading();
            indent = " ".repeat(indent.length());
        } while (!left.isEmpty());
        return lines;
    }

    /** Prints it for whoever reads standard output. */
    void print() {
        List<String> lines = lines(Terminal.isWatched() ? Terminal.columns() : 0);
        for (int i = 0; i < lines.size(); i++) {
            boolean bold = i == 0 && Terminal.isColoured();
            System.out.println(bold ? "\u001b[1m" + lines.get(i) + "\u001b[0m" : lines.get(i));
        }
    }
}
