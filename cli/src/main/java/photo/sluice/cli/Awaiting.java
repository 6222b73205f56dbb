// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import photo.sluice.cli.pipeline.Board;
import photo.sluice.cli.show.Show;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.runtime.log.Cluster;

/** Waits for the outcomes of photos that others look at, and tells each as it comes. */
final class Awaiting implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;

    private final Map<String, Path> open = new ConcurrentHashMap<>();
    private final Show show;
    private final Board board;
    private volatile long ended;
    private volatile long quarantined;
    private volatile long refused;

    /**
     * Listens from now on.
     *
     * @param photos file by key
     */
    Awaiting(Cluster cluster, Map<String, Path> photos, Show show) {
        this.show = show;
        open.putAll(photos);
        board = new Board(cluster, this::heard);
        board.start();
    }

    /** By the board's thread alone. */
    private void heard(SidecarOutcome outcome) {
        String key = outcome.photo().key();
        if (!open.containsKey(key)) return;
        ended++;
        if (outcome.state() == SidecarOutcome.State.QUARANTINED) quarantined++;
        if (outcome.state() == SidecarOutcome.State.MALFORMED || outcome.state() == SidecarOutcome.State.READONLY)
            refused++;
        show.ended(outcome);
        open.remove(key);
    }

    /**
     * Returns when each photo has ended, or has gone before it was announced; gives the exit status, as {@code run --once}.
     *
     * @param lives whether somebody still looks at photos, as far as can be told
     * @throws Failure if nobody does any more
     */
    int toTheEnd(BooleanSupplier lives) {
        try {
            while (!open.isEmpty()) {
                if (!lives.getAsBoolean())
                    throw Failure.environment("the run has ended with " + Anew.photos(open.size())
                            + " of these not done; they are looked at when one is started again");
                Thread.sleep(LOOK_MILLIS);
                if (board.open() == 0) open.values().removeIf(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        show.over();
        return Run.status(new Board.Counts(ended, ended, ended, ended, quarantined, refused));
    }

    @Override
    public void close() {
        board.close();
    }
}
