// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.io.PrintStream;
import java.util.Locale;
import photo.sluice.cli.show.Printable;
import photo.sluice.inference.registry.Part;
import photo.sluice.inference.registry.Progress;

/** How a fetch goes: a bar on a terminal, a line for each tenth elsewhere. */
final class Bar implements Progress {
    private static final long DRAW_NANOS = 100_000_000L;
    private static final int MOST_WIDE = 30;

    private final PrintStream out;
    /** Columns of the window; 0 where nobody watches. */
    private final int columns;

    private String file = "";
    private boolean drawn;
    private boolean over;
    private int tenth;
    private long drawnAt;
    private long beganAt;
    private long beganWith;

    Bar(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    @Override
    public void have(Part part, long bytes) {
        long now = System.nanoTime();
        if (!file.equals(part.file())) begin(part, bytes, now);
        if (over) return;
        over = bytes == part.bytes();
        if (columns == 0) plain(part, bytes);
        else if (over || now - drawnAt > DRAW_NANOS) draw(part, bytes, now);
    }

    private void begin(Part part, long bytes, long now) {
        file = part.file();
        over = false;
        beganAt = now;
        beganWith = bytes;
        drawnAt = 0;
        tenth = (int) (10 * bytes / part.bytes());
    }

    private void plain(Part part, long bytes) {
        int now = (int) (10 * bytes / part.bytes());
        if (now <= tenth && !over) return;
        tenth = now;
        out.println(part.file() + "  " + now * 10 + " %  " + Words.size(bytes) + " of " + Words.size(part.bytes()));
    }

    private void draw(Part part, long bytes, long now) {
        drawnAt = now;
        double seconds = (now - beganAt) / 1e9;
        double rate = seconds > 0.2 ? (bytes - beganWith) / seconds : 0;
        String left = rate > 0 && !over ? "  " + clock((part.bytes() - bytes) / rate) + " left" : "";
        String figures = String.format(
                Locale.ROOT,
                " %3d %%  %s of %s%s%s",
                100 * bytes / part.bytes(),
                Words.size(bytes),
                Words.size(part.bytes()),
                rate > 0 ? "  " + Words.size(Math.round(rate)) + "/s" : "",
                left);
        int width = Math.min(MOST_WIDE, columns - 1 - part.file().length() - 3 - figures.length());
        String bar = width < 5 ? "" : bar(bytes / (double) part.bytes(), width);
        String line = part.file() + " " + bar + figures;
        clear();
        out.print(line.length() > columns - 1 ? line.substring(0, columns - 1) : line);
        drawn = true;
        if (over) {
            out.println();
            drawn = false;
        }
        out.flush();
    }

    private static String bar(double share, int width) {
        int full = (int) Math.round(share * width);
        return "[" + "█".repeat(full) + "·".repeat(width - full) + "]";
    }

    private static String clock(double seconds) {
        long whole = Math.min(359_999, Math.round(seconds));
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }

    @Override
    public void note(String line) {
        clear();
        out.println(Printable.line(line));
    }

    /** Nothing more will be drawn on this line. */
    void end() {
        if (drawn) out.println();
        drawn = false;
        out.flush();
    }

    private void clear() {
        if (drawn) out.print("\r\u001b[K");
        drawn = false;
    }
}
