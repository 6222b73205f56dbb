// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import photo.sluice.cli.pipeline.Board;
import photo.sluice.cli.pipeline.Pipeline;
import photo.sluice.contract.SidecarOutcome;

/**
 * One line that a terminal sees change: photos in, scored, tagged, written (or found to need no writing), quarantined,
 * photos a second, and how many are on their way.
 */
public final class LiveShow implements Show {
    private static final long RATE_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private boolean drawn;
    private boolean over;
    private long rateFrom = System.nanoTime();
    private long endedThen;
    private double rate;

    public LiveShow(PrintStream out) {
        this.out = out;
    }

    @Override
    public void ended(SidecarOutcome outcome) {
        if (outcome.state() != SidecarOutcome.State.QUARANTINED
                && outcome.message().isEmpty()) return;
        if (outcome.state() == SidecarOutcome.State.LOCKED) return;
        synchronized (out) {
            clear();
            out.println(PlainShow.line(outcome));
        }
    }

    @Override
    public void moment(Pipeline pipeline) {
        Board.Counts counts = pipeline.board().counts();
        long now = System.nanoTime();
        if (now - rateFrom > RATE_NANOS) {
            rate = (counts.ended() - endedThen) * 1e9 / (now - rateFrom);
            rateFrom = now;
            endedThen = counts.ended();
        }
        String lacks = pipeline.lacks().entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("; "));
        String line = String.format(
                Locale.ROOT,
                "in %d  scored %d  tagged %d  written %d  quarantined %d  %.1f/s  lag %d%s",
                counts.arrived(),
                counts.scored(),
                counts.tagged(),
                counts.ended() - counts.quarantined(),
                counts.quarantined(),
                rate,
                pipeline.board().open(),
                lacks.isEmpty() ? "" : "  ! " + lacks);
        int width = Terminal.columns() - 1;
        synchronized (out) {
            if (over) return;
            clear();
            out.print(line.length() > width ? line.substring(0, width - 1) + "…" : line);
            out.flush();
            drawn = true;
        }
    }

    private void clear() {
        if (drawn) out.print("\r\u001b[K");
        drawn = false;
    }

    @Override
    public void over() {
        synchronized (out) {
            if (drawn) out.println();
            drawn = false;
            over = true;
            out.flush();
        }
    }
}
