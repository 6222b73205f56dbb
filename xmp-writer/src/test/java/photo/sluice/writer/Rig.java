// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.streams.FolderStage;
import photo.sluice.runtime.streams.Outlet;
import photo.sluice.runtime.streams.PhotoStore;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarView;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.set.SetRules;

/** A writer over a folder of its own, with a ledger and a store in memory, and a clock that only tests move. */
final class Rig implements Outlet {
    /** A policy that gives what {@code gentle} gives, and a star more where it may. */
    static final String GENEROUS = "based-on: gentle\nname: generous\nversion: 1\n"
            + "steps: {rest: {stars: 1}, runner-up: {stars: 2}, sound: {stars: 3}, best: {stars: 3}}\n";

    static final Duration SETTLE = Duration.ofSeconds(1);
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Stands for a process that dies on the spot. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What happens when the writer publishes: called before the ledger takes the events. */
    interface Trap {
        void spring(List<? extends Event> events) throws FaultException;
    }

    final Path folder;
    final Roots roots;
    final PrometheusRegistry registry = new PrometheusRegistry();

    /** All that the ledger has taken, through JSON and back. */
    final List<Event> ledger = new ArrayList<>();

    /** What was answered to those who asked. */
    final List<RequestAnswered> answers = new ArrayList<>();

    Trap trap = events -> {};
    Naming naming = Naming.EXT;
    OneStar oneStar = OneStar.PERSON;
    Instant now = Results.SEEN;
    MapStore store = new MapStore();
    private FolderStage writer;
    private final WriterMetrics metrics = new WriterMetrics(registry);

    Rig(Path hot) throws IOException {
        this(hot, Map.of("hot", hot));
    }

    Rig(Path hot, Map<String, Path> all) throws IOException {
        folder = Files.createDirectories(hot);
        roots = new Roots(all);
        writer = open();
    }

    private FolderStage open() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        WriterSettings settings =
                new WriterSettings(SETTLE, PATIENCE, naming, oneStar, SetRules.USUAL, Policy.named(Policy.DEFAULT));
        return FolderWriter.factory(roots, settings, clock, metrics).open(store, this);
    }

    /** A photo on disk; its bytes do not matter to the writer. */
    Subject photo(String path) {
        return photo(path, 1);
    }

    Subject photo(String path, long sequence) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "photo");
            return Results.subject(path, sequence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rig accept(Event... results) {
        for (Event result : results) writer.accept(result, now);
        return this;
    }

    Rig ask(Request request) {
        writer.request(request, now);
        return this;
    }

    /** This much time passes, and the writer is told once. */
    Rig after(Duration time) {
        now = now.plus(time);
        writer.tick(now);
        return this;
    }

    Rig settle() {
        return after(SETTLE);
    }

    /** The process dies and another one starts, with a store as old as this and the ledger as it is. */
    Rig reopen(MapStore survived) {
        store = survived.copy();
        writer.close();
        writer = open();
        ledger.forEach(writer::replay);
        return this;
    }

    Rig close() {
        writer.close();
        return this;
    }

    @Override
    public void answer(RequestAnswered answer) {
        answers.add(answer);
    }

    @Override
    public void publish(List<? extends Event> events) throws FaultException {
        trap.spring(events);
        for (Event event : events) {
            try {
                ledger.add(EventCodec.read(EventCodec.write(event)));
            } catch (UnreadableEvent e) {
                throw new AssertionError(e);
            }
        }
    }

    static FaultException brokerAway() {
        return new FaultException(Fault.BROKER_UNAVAILABLE, "the broker is away");
    }

    static boolean isIntent(List<? extends Event> events) {
        return events.get(0) instanceof SidecarIntended;
    }

    List<SidecarOutcome> outcomes() {
        return ledger.stream()
                .filter(SidecarOutcome.class::isInstance)
                .map(SidecarOutcome.class::cast)
                .toList();
    }

    SidecarOutcome outcome() {
        List<SidecarOutcome> all = outcomes();
        if (all.size() != 1) throw new AssertionError("not one outcome: " + all);
        return all.get(0);
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    SidecarView sidecar(String path) {
        try {
            Sidecar.Reading reading = Sidecar.read(Files.readAllBytes(file(path)));
            if (reading instanceof Sidecar.Reading.Read read) return read.view();
            throw new AssertionError(path + ": " + reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store in memory that keeps bytes only, as the real one does. */
    static final class MapStore implements PhotoStore {
        private final NavigableMap<String, byte[]> values = new TreeMap<>();
        private final Set<PhotoId> waiting = new TreeSet<>(java.util.Comparator.comparing(PhotoId::key));

        MapStore copy() {
            MapStore copy = new MapStore();
            copy.values.putAll(values);
            copy.waiting.addAll(waiting);
            return copy;
        }

        PhotoState state(String path) {
            return PhotoState.of(get(new PhotoId("hot", path)).orElseThrow());
        }

        @Override
        public Optional<byte[]> get(PhotoId photo) {
            return Optional.ofNullable(values.get(photo.key()));
        }

        @Override
        public void put(PhotoId photo, byte[] value, boolean waits) {
            values.put(photo.key(), value);
            if (waits) waiting.add(photo);
            else waiting.remove(photo);
        }

        @Override
        public List<PhotoId> waiting() {
            return List.copyOf(waiting);
        }

        @Override
        public List<String> folders(String place) {
            return values.keySet().stream()
                    .map(key -> PhotoId.ofKey(key).folder())
                    .filter(folder -> (folder + "/").startsWith(place + "/"))
                    .distinct()
                    .sorted()
                    .toList();
        }

        @Override
        public void inFolder(String place, BiConsumer<PhotoId, byte[]> sink) {
            values.forEach((key, value) -> {
                PhotoId photo = PhotoId.ofKey(key);
                if (photo.folder().equals(place)) sink.accept(photo, value);
            });
        }
    }
}
