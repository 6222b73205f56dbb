// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import photo.sluice.cli.pipeline.Board;
import photo.sluice.cli.pipeline.Stages;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.standing.Backlog;
import photo.sluice.runtime.standing.Backlogs;
import photo.sluice.runtime.standing.Flow;
import photo.sluice.runtime.standing.Quarantine;
import photo.sluice.runtime.standing.Quarantined;

/** Looks at a pipeline as often as one likes; reads the log once and then what is new. Not thread-safe. */
final class Lookout implements AutoCloseable {
    private static final String WRITERS = "sluice-writer";

    private final Set<String> roots;
    private final List<String> metrics;
    private final Board board;
    private final Backlogs backlogs;
    private final Quarantine quarantine;
    private final Flow flow;
    private @Nullable Instant last;
    private final Map<String, Long> done = new HashMap<>();

    /**
     * Reads what is in the log.
     *
     * @param roots whose photos are counted
     * @param metrics where processes of it serve theirs, {@code host:port}
     */
    Lookout(Cluster cluster, Set<String> roots, List<String> metrics) {
        this.roots = Set.copyOf(roots);
        this.metrics = List.copyOf(metrics);
        flow = Flow.open(cluster); // first: what is done while the others read counts
        backlogs = new Backlogs(cluster, Stages.NAMES);
        quarantine = Quarantine.open(cluster);
        board = new Board(cluster, outcome -> {});
        board.start();
    }

    /** How far everything is now. */
    Moment look() {
        flow.refresh();
        quarantine.refresh();
        Instant now = Instant.now();
        Metrics told = Metrics.of(metrics);
        List<Quarantined> given = quarantine.all();
        List<Row> rows = new ArrayList<>();
        for (Backlog backlog : backlogs.all()) {
            int errors = Moment.errors(given, backlog.stage(), backlog.lane());
            rows.add(new Row(backlog, rate(backlog.stage(), backlog.lane(), now), errors));
        }
        last = now;
        Map<String, Long> inHand = new HashMap<>();
        List<String> suspended = new ArrayList<>();
        for (String stage : Stages.NAMES) {
            Moment.whole(told.sum("sluice_stage_in_hand", "stage", stage))
                    .ifPresent(photos -> inHand.put(stage, photos));
            if (told.sum("sluice_stage_suspended", "stage", stage).orElse(0) > 0) suspended.add(stage);
        }
        Moment.Writer writer =
                new Moment.Writer(backlogs.unread(WRITERS), Moment.whole(told.sum("sluice_writer_waiting")));
        Map<String, Integer> open = new HashMap<>();
        for (String root : roots) open.put(root, board.open(root).size());
        return new Moment(now, rows, inHand, suspended, writer, open, given);
    }

    private Optional<Double> rate(String stage, Lane lane, Instant now) {
        long count = flow.done(stage, lane);
        Long before = done.put(stage + "/" + lane, count);
        Instant then = last;
        if (before == null || then == null) return Optional.empty();
        double seconds = Math.max(1, Duration.between(then, now).toMillis()) / 1000.0;
        return Optional.of((count - before) / seconds);
    }

    @Override
    public void close() {
        board.close();
        flow.close();
        quarantine.close();
        backlogs.close();
    }
}
