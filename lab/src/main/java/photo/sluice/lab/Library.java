// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import photo.sluice.lab.figure.Figure;
import photo.sluice.lab.figure.Goal;
import photo.sluice.lab.figure.Report;
import photo.sluice.lab.writer.Made;
import photo.sluice.lab.writer.Stand;
import photo.sluice.lab.writer.WriterProcess;
import photo.sluice.runtime.FaultException;

/** How long a writer that has seen a large library takes to judge again after a restart, and the memory that it needs. */
final class Library implements Benchmark {
    private static final double GOAL_SECONDS = 60;

    /** "Does not grow with the library": less than this for each million photos. */
    private static final double GOAL_GROWTH = 64;

    private static final int PER_FOLDER = 500;
    private static final int STEP = 20_000;

    /** One photo a folder, so many folders: each partition has some. */
    private static final int CANARIES = 64;

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final double MEBIBYTE = 1 << 20;
    private static final double MILLION = 1e6;

    @Override
    public String name() {
        return "library";
    }

    @Override
    public Report run(Ground ground) throws IOException, InterruptedException, Unmeasurable {
        int most = ground.photos().orElse(ground.size(30_000, 6000));
        Made library = new Made(Stub.scored(ground), "library/", PER_FOLDER, 0);
        List<Figure> figures = new ArrayList<>();
        List<Seen> seen = new ArrayList<>();
        try (Stand stand = new Stand(ground.product(), ground.fresh("library"))) {
            Filling filling = new Filling(stand, library);
            for (int photos : List.of(most / 10, most / 10 * 3, most)) {
                Seen now = filling.to(photos);
                seen.add(now);
                figures.addAll(now.figures(photos == most));
                System.err.println("bench: library: " + now);
            }
        } catch (FaultException e) {
            throw new Unmeasurable(String.valueOf(e.getMessage()));
        }
        Seen first = seen.get(0);
        Seen last = seen.get(seen.size() - 1);
        double grown = (last.photos - first.photos) / MILLION;
        figures.add(Figure.of(
                "heap that a million photos more take",
                (last.heap - first.heap) / grown,
                "MiB",
                Goal.atMost(GOAL_GROWTH)));
        figures.add(Figure.of(
                "resident memory that a million photos more take", (last.resident - first.resident) / grown, "MiB"));
        return new Report(
                "library: a writer is started again over the store of a large library",
                figures,
                List.of(
                        "a writer process with the options of ./sluice, a broker of its own beside it, default settings",
                        "filled through the log: the ledger of photos that were written, then their results; no sidecars lie there",
                        "seconds from the start of the process to the outcome of a new photo in the last of " + CANARIES
                                + " folders, set.settle (1 s) included",
                        "killed: SIGKILL a moment after it has judged; memory after a collection, and after that judging"));
    }

    /**
     * What was seen at one size.
     *
     * @param filled photos a second, while it grew to this size
     * @param stopped seconds of a restart after it was asked to leave
     * @param killed the same after SIGKILL
     * @param heap of objects that are needed, MiB
     * @param resident MiB
     * @param store MiB on disk
     */
    private record Seen(
            int photos, double filled, double stopped, double killed, double heap, double resident, double store) {
        List<Figure> figures(boolean judged) {
            String size = String.format(Locale.ROOT, "%,d photos: ", photos);
            return List.of(
                    seconds(size + "ready after it was stopped", stopped, judged),
                    seconds(size + "ready after it was killed", killed, judged),
                    Figure.of(size + "heap", heap, "MiB"),
                    Figure.of(size + "resident", resident, "MiB"),
                    Figure.of(size + "store on disk", store, "MiB"),
                    Figure.of(size + "taken in", filled, "1/s"));
        }

        private static Figure seconds(String what, double value, boolean judged) {
            return judged ? Figure.of(what, value, "s", Goal.atMost(GOAL_SECONDS)) : Figure.of(what, value, "s");
        }
    }

    /** A library that grows, and its writer. */
    private static final class Filling {
        private final Stand stand;
        private final Made library;
        private int size;
        private int canaries;

        Filling(Stand stand, Made library) {
            this.stand = stand;
            this.library = library;
        }

        Seen to(int photos) throws IOException, InterruptedException, FaultException, Unmeasurable {
            long start = System.nanoTime();
            int from = size;
            stand.ledger(library, from, photos); // before there is a writer, which reads the ledger when it starts
            try (WriterProcess writer = stand.writer()) {
                for (; size < photos; size += Math.min(STEP, photos - size)) {
                    stand.results(library, size, Math.min(photos, size + STEP));
                }
                canaries();
                if (!writer.alive()) throw new Unmeasurable("the writer has left");
            }
            double filled = (photos - from) / ((System.nanoTime() - start) / 1e9);
            double stopped;
            try (WriterProcess writer = stand.writer()) {
                canaries();
                stopped = writer.age();
                canaries();
                writer.kill();
            }
            try (WriterProcess writer = stand.writer()) {
                canaries();
                double killed = writer.age();
                double heap = writer.heap().orElse(0L) / MEBIBYTE;
                return new Seen(photos, filled, stopped, killed, heap, writer.resident() / MEBIBYTE, store());
            }
        }

        /** New photos in all partitions, until each is judged and has a sidecar. */
        private void canaries() throws IOException, InterruptedException, FaultException, Unmeasurable {
            Made photos = new Made(library.like(), "new-" + canaries++ + "/", 1, 1);
            for (int i = 0; i < CANARIES; i++) {
                Path file = stand.root().resolve(photos.path(i));
                Files.createDirectories(file.getParent());
                Files.writeString(file, "photo");
            }
            Set<String> states = stand.judged(photos, 0, CANARIES, PATIENCE);
            if (!states.equals(Set.of("written"))) throw new Unmeasurable("not all were written: " + states);
        }

        private double store() throws IOException {
            long bytes = 0;
            try (Stream<Path> files = Files.walk(stand.store())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) bytes += Files.size(file);
            }
            return bytes / MEBIBYTE;
        }
    }
}
