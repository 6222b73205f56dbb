// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Request;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Tag;
import photo.sluice.contract.Version;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Stage;
import photo.sluice.runtime.streams.FolderStage;
import photo.sluice.runtime.streams.Outlet;
import photo.sluice.runtime.streams.PhotoStore;
import photo.sluice.scorer.Scored;
import photo.sluice.scorer.Scorer;

/** Stages that look at nothing and write no file, but say and remember as much as the real ones. */
final class Stub {
    private Stub() {}

    /** Opens a writer that ends a photo when both results are there. */
    static final FolderStage.Factory WRITER = Writer::new;

    /** A scorer that says of every photo what the real one says of the first, and a tagger with one tag. */
    static List<Stage> stages(Ground ground) throws IOException, Benchmark.Unmeasurable {
        Scored scored = look(ground);
        List<Tag> tags = List.of(Tag.byRule("auto|night", 1));
        return List.of(
                new Worker("scorer", arrived -> scored.about(arrived.subject())),
                new Worker("tagger", arrived -> new PhotoTagged(arrived.subject(), tags, Map.of("total", 0.1))));
    }

    /** What the real scorer says of a real photo. */
    static PhotoScored scored(Ground ground) throws IOException, Benchmark.Unmeasurable {
        PhotoId photo = new PhotoId("bench", "photo.jpg");
        Version version = new Version(1, 1, Instant.EPOCH);
        return look(ground).about(new Subject(photo, version, Lane.LIVE, "bench", Instant.EPOCH));
    }

    private static Scored look(Ground ground) throws IOException, Benchmark.Unmeasurable {
        Path photo = ground.fresh("template").resolve("photo.jpg");
        Files.write(photo, Photos.ofCameras(ground.seed()).jpegs().get(0));
        Limits limits = new Limits(250_000_000, 1L << 30);
        try (PhotoReader reader = new PhotoReader(limits)) {
            return new Scorer(List.of()).score(reader, photo);
        } catch (UnreadablePhoto e) {
            throw new Benchmark.Unmeasurable(String.valueOf(e.getMessage()));
        }
    }

    private interface Answer {
        Event to(PhotoArrived arrived);
    }

    private record Worker(String name, Answer answer) implements Stage {
        @Override
        public Outcome process(PhotoArrived arrived) {
            return Outcome.Done.with(answer.to(arrived));
        }
    }

    private static final class Writer implements FolderStage {
        private final PhotoStore store;
        private final Outlet outlet;
        private final Map<PhotoId, Integer> results = new HashMap<>();
        private final List<SidecarOutcome> ended = new ArrayList<>();

        Writer(PhotoStore store, Outlet outlet) {
            this.store = store;
            this.outlet = outlet;
        }

        @Override
        public void replay(Event event) {}

        @Override
        public void accept(Event result, Instant now) {
            PhotoId photo = result.photo();
            store.put(photo, EventCodec.write(result), true);
            if (results.merge(photo, 1, Integer::sum) < 2) return;
            results.remove(photo);
            ended.add(new SidecarOutcome(
                    result.subject(),
                    SidecarOutcome.State.WRITTEN,
                    Optional.of(photo.path() + ".xmp"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    now.toEpochMilli() - result.subject().seen().toEpochMilli()));
        }

        @Override
        public void request(Request request, Instant now) {}

        @Override
        public void tick(Instant now) {
            try {
                outlet.publish(ended);
            } catch (FaultException e) {
                throw new IllegalStateException(e);
            }
            for (SidecarOutcome outcome : ended) store.put(outcome.photo(), EventCodec.write(outcome), false);
            ended.clear();
        }

        @Override
        public void close() {}
    }
}
