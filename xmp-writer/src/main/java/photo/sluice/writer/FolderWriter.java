// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Event;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Verdict;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.streams.FolderStage;
import photo.sluice.runtime.streams.Outlet;
import photo.sluice.runtime.streams.PhotoStore;
import photo.sluice.sidecar.packet.Names;

/**
 * The writer of the folders of one partition.
 *
 * <pre>
 *   result ──▶ [waiting for the other stage] ──▶ [resting: settle] ──▶ judged ──▶ outcome
 *                     │ patience ends ─────────────────────────────────▲   │ busy, folder locked, disk full:
 *                     │ a newer version comes ──▶ superseded           └───┘ again after a while
 *                     └ the scorer rejects ──▶ quarantined | gone | superseded
 * </pre>
 *
 * Every step may happen twice; the second time changes nothing.
 */
public final class FolderWriter implements FolderStage {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWriter.class);
    static final int BATCH = 256;
    private static final Duration BROKER_PAUSE = Duration.ofSeconds(1);

    private final PhotoStore store;
    private final Outlet ledger;
    private final SidecarDesk desk;
    private final WriterSettings settings;
    private final WriterMetrics metrics;

    /** When each waiting photo is next to be looked at. */
    private final Map<PhotoId, Instant> waiting = new HashMap<>();

    /** Ended, but the ledger does not have it yet: published before anything else is done. */
    private final List<SidecarOutcome> ended = new ArrayList<>();

    /** The states that are being brought in this tick, so that they need not be read again. */
    private final Map<Subject, PhotoState> atHand = new HashMap<>();

    private FolderWriter(
            PhotoStore store, Outlet ledger, SidecarDesk desk, WriterSettings settings, WriterMetrics metrics) {
        this.store = store;
        this.ledger = ledger;
        this.desk = desk;
        this.settings = settings;
        this.metrics = metrics;
    }

    /** Writers for whatever partitions this process is given. */
    public static FolderStage.Factory factory(
            Roots roots, WriterSettings settings, Clock clock, WriterMetrics metrics) {
        Names.register(); // before anybody else in this process binds our prefixes to other names
        return (store, outlet) -> {
            SidecarDesk desk = new SidecarDesk(roots, settings.naming(), clock, metrics);
            FolderWriter writer = new FolderWriter(store, outlet, desk, settings, metrics);
            for (PhotoId photo : store.waiting()) writer.await(photo, writer.state(photo), clock.instant());
            return writer;
        };
    }

    private void await(PhotoId photo, Optional<PhotoState> state, Instant now) {
        Duration pause = state.filter(PhotoState::complete).isPresent() ? rest(state.get()) : settings.patience();
        if (waiting.put(photo, now.plus(pause)) == null) metrics.waiting(1);
    }

    private Duration rest(PhotoState state) {
        return state.unscorable().isPresent() ? Duration.ZERO : settings.settle();
    }

    private void forget(PhotoId photo) {
        if (waiting.remove(photo) != null) metrics.waiting(-1);
    }

    private Optional<PhotoState> state(PhotoId photo) {
        return store.get(photo).map(PhotoState::of);
    }

    @Override
    public void replay(Event event) {
        PhotoId photo = event.photo();
        PhotoState known = state(photo).orElseGet(() -> PhotoState.fresh(event.subject(), List.of()));
        int age = event.subject().version().compareTo(known.subject().version());
        if (age < 0) return;
        if (event instanceof SidecarIntended intent) {
            PhotoState next = known.intended(intent);
            store.put(
                    photo,
                    next.bytes(),
                    next.outcome().isEmpty() && next.scored().isPresent());
        } else if (event instanceof SidecarOutcome outcome) {
            PhotoState base = age == 0 ? known : PhotoState.fresh(event.subject(), List.of());
            store.put(photo, base.ended(outcome).bytes(), false);
            forget(photo);
        }
    }

    @Override
    public void accept(Event result, Instant now) {
        PhotoId photo = result.photo();
        PhotoState known = state(photo).orElseGet(() -> PhotoState.fresh(result.subject(), List.of()));
        int age = result.subject().version().compareTo(known.subject().version());
        if (age < 0) return; // old versions lose
        if (age > 0) {
            Subject old = known.subject();
            boolean told = known.outcome().isPresent()
                    || ended.stream().anyMatch(outcome -> outcome.subject().equals(old));
            if (!told) ended.add(desk.outcome(known, State.SUPERSEDED).build());
            known = PhotoState.fresh(result.subject(), known.ledger());
        }
        PhotoState next = known.with(result);
        boolean ended = next.outcome().isPresent(); // a second delivery, or a stage that answers after our patience
        if (ended && next.equals(known)) return;
        store.put(photo, next.bytes(), !ended);
        if (!ended) await(photo, Optional.of(next), now);
    }

    @Override
    public void tick(Instant now) {
        try {
            publish();
            List<PhotoId> due = waiting.entrySet().stream()
                    .filter(entry -> !entry.getValue().isAfter(now))
                    .map(Map.Entry::getKey)
                    .limit(BATCH)
                    .toList();
            if (due.isEmpty()) return;
            bring(due, now);
            publish();
        } catch (FaultException e) {
            LOG.atWarn()
                    .addKeyValue("stage", "writer")
                    .addKeyValue("reason", e.getMessage())
                    .log("held");
            metrics.postponed("broker");
            waiting.replaceAll((photo, at) -> at.isAfter(now) ? at : now.plus(BROKER_PAUSE));
        } finally {
            atHand.clear();
        }
    }

    /** Outcomes to the ledger, then to the store. Where the ledger takes none they stay, and are told once all the same. */
    private void publish() throws FaultException {
        if (ended.isEmpty()) return;
        ledger.publish(ended);
        for (SidecarOutcome outcome : ended) {
            remember(outcome);
            metrics.ended(outcome);
        }
        ended.clear();
    }

    private void remember(SidecarOutcome outcome) {
        PhotoId photo = outcome.photo();
        Optional<PhotoState> state =
                Optional.ofNullable(atHand.get(outcome.subject())).or(() -> state(photo));
        if (state.isEmpty()) return;
        PhotoState known = state.get();
        if (known.subject().version().compareTo(outcome.subject().version()) == 0) {
            store.put(photo, known.ended(outcome).bytes(), false);
            forget(photo);
        } else if (!known.ledger().equals(outcome.ledger())) { // a newer version came while the ledger was away
            store.put(
                    photo,
                    known.knowing(outcome.ledger()).bytes(),
                    known.outcome().isEmpty());
        }
    }

    private void bring(List<PhotoId> due, Instant now) throws FaultException {
        long start = System.nanoTime();
        Map<String, Map<PhotoState, Verdict>> folders = new LinkedHashMap<>();
        for (PhotoId photo : due) {
            Optional<PhotoState> found = state(photo);
            if (found.isEmpty() || found.get().outcome().isPresent()) {
                forget(photo);
                continue;
            }
            PhotoState state = found.get();
            atHand.put(state.subject(), state);
            if (state.scored().isPresent()) {
                folders.computeIfAbsent(photo.folder(), folder -> new LinkedHashMap<>())
                        .put(state, judge(state));
            } else {
                unjudged(state).ifPresentOrElse(ended::add, () -> waiting.put(photo, now.plus(settings.patience())));
            }
        }
        for (Map.Entry<String, Map<PhotoState, Verdict>> folder : folders.entrySet()) {
            SidecarDesk.Batch batch = desk.bring(folder.getKey(), folder.getValue(), ledger);
            ended.addAll(batch.ended());
            batch.postponed().forEach((photo, pause) -> waiting.put(photo, now.plus(pause)));
            batch.partly()
                    .forEach((state, known) -> store.put(
                            state.subject().photo(), state.knowing(known).bytes(), true));
        }
        metrics.batch(System.nanoTime() - start);
    }

    private static Verdict judge(PhotoState state) {
        return GentlePolicy.judge(
                state.scored().orElseThrow(),
                state.tagged().map(PhotoTagged::tags).orElse(List.of()));
    }

    /** The end of a photo that was never scored; empty while a score may still come. */
    private Optional<SidecarOutcome> unjudged(PhotoState state) {
        if (state.unscorable().isEmpty()) {
            LOG.atWarn().addKeyValue("photo", state.subject().photo()).log("the scorer has not answered yet");
            return Optional.empty();
        }
        PhotoRejected why = state.unscorable().get();
        Ending ending = desk.outcome(state, State.GONE).message(why.message());
        if (why.fault() == Fault.CHANGED) ending.state(State.SUPERSEDED);
        else if (why.fault() != Fault.GONE) ending.fault(why.fault());
        return Optional.of(ending.build());
    }

    @Override
    public void close() {
        metrics.waiting(-waiting.size());
        waiting.clear();
        desk.close();
    }
}
