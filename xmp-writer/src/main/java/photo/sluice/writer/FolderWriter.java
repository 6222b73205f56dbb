// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Event;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.Request;
import photo.sluice.contract.SidecarIntended;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Verdict;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.SideBySide;
import photo.sluice.runtime.streams.FolderStage;
import photo.sluice.runtime.streams.Outlet;
import photo.sluice.runtime.streams.PhotoStore;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.writer.set.PhotoSet;

/**
 * The writer of the folders of one partition.
 *
 * <pre>
 *   result ──▶ [waiting for the other stage] ──▶ [waiting for its set to close] ──▶ judged with it ──▶ outcome
 *                     │ patience ends ─────────────────▲                              │ busy, folder locked, disk full:
 *                     │ a newer version comes ──▶ superseded                          └──┘ again after a while
 *                     └ the scorer rejects ──▶ quarantined | gone | superseded
 * </pre>
 *
 * A set is judged whole; those of its photos that wait are written, each once. A photo that joins a set later is judged
 * within it, and what stands in the sidecars of the others stays: nothing moves under the hands of somebody who has begun
 * to look. Every step may happen twice; the second time changes nothing.
 */
public final class FolderWriter implements FolderStage {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWriter.class);
    static final int BATCH = 256;
    private static final Duration BROKER_PAUSE = Duration.ofSeconds(1);

    /** Sidecars that are forced to the disk together: four do 1,700 a second where one does 200 (ext4, 2 cores). */
    private static final int AT_ONCE = 4;

    /** Some 20 KiB each; the photos of a larger set are read again when their turn comes. */
    private static final int MOST_AT_HAND = 1024;

    private static final Duration SLICE = Duration.ofMillis(400);

    private final PhotoStore store;
    private final Outlet ledger;
    private final SidecarDesk desk;
    private final Verdicts verdicts;
    private final WriterMetrics metrics;
    private final WriterSettings settings;
    private final WaitingRoom waiting;
    private final ContactSheets sheets;
    private final FolderRequests requests;

    /** Ended, but the ledger does not have it yet: published before anything else is done. */
    private final List<SidecarOutcome> ended = new ArrayList<>();

    /** The states that are needed in this tick, so that they need not be read again. */
    private final Map<PhotoId, PhotoState> atHand = new HashMap<>();

    private FolderWriter(
            PhotoStore store, Outlet ledger, SidecarDesk desk, WriterSettings settings, WriterMetrics metrics) {
        this.store = store;
        this.ledger = ledger;
        this.desk = desk;
        this.settings = settings;
        this.metrics = metrics;
        this.verdicts = new Verdicts(new Bench(settings.policy()), this::stateAtHand);
        this.waiting = new WaitingRoom(settings.settle(), settings.patience());
        this.sheets = new ContactSheets(store, settings.rules(), ContactSheets.MOST_PHOTOS);
        this.requests = new FolderRequests(new FolderRequests.Folders(store, sheets, desk, this::stateAtHand), ledger);
    }

    /** Writers for whatever partitions this process is given. */
    public static FolderStage.Factory factory(
            Roots roots, WriterSettings settings, Clock clock, WriterMetrics metrics) {
        Names.register(); // before anybody else in this process binds our prefixes to other names
        SideBySide threads = new SideBySide("sidecars", AT_ONCE);
        return (store, outlet) -> {
            SidecarDesk desk = new SidecarDesk(roots, settings, clock, threads, metrics);
            FolderWriter writer = new FolderWriter(store, outlet, desk, settings, metrics);
            for (PhotoId photo : store.waiting()) {
                writer.state(photo).ifPresent(state -> writer.await(state, clock.instant()));
            }
            return writer;
        };
    }

    private void await(PhotoState state, Instant now) {
        if (waiting.await(state.subject().photo(), state.need(), now)) metrics.waiting(1);
    }

    private void forget(PhotoId photo) {
        if (waiting.forget(photo)) metrics.waiting(-1);
    }

    private Optional<PhotoState> state(PhotoId photo) {
        return store.get(photo).map(PhotoState::of);
    }

    private void keep(PhotoState state, boolean waits) {
        PhotoId photo = state.subject().photo();
        Optional<Print> print = state.print();
        store.put(photo, state.bytes(print), waits);
        sheets.put(photo, print);
    }

    @Override
    public void replay(Event event) {
        PhotoId photo = event.photo();
        PhotoState known = state(photo).orElseGet(() -> PhotoState.fresh(event.subject(), List.of()));
        int age = event.subject().version().compareTo(known.subject().version());
        if (age < 0) return;
        if (event instanceof SidecarIntended intent) {
            PhotoState next = known.intended(intent);
            keep(next, next.outcome().isEmpty() && next.scored().isPresent());
        } else if (event instanceof SidecarOutcome outcome) {
            PhotoState base = age == 0 ? known : known.next(event.subject());
            keep(base.ended(outcome), false);
            forget(photo);
        }
    }

    @Override
    public void accept(Event result, Instant now) {
        PhotoId photo = result.photo();
        PhotoState known = state(photo).orElseGet(() -> PhotoState.fresh(result.subject(), List.of()));
        int age = result.subject().version().compareTo(known.subject().version());
        if (age < 0 && !known.awaits(result)) return; // old versions lose
        if (age > 0) {
            Subject old = known.subject();
            boolean told = known.outcome().isPresent()
                    || ended.stream().anyMatch(outcome -> outcome.subject().equals(old));
            if (!told) ended.add(desk.outcome(known, State.SUPERSEDED).build());
            known = known.next(result.subject());
        }
        PhotoState next = known.with(result);
        boolean ended = next.outcome().isPresent(); // a second delivery, or a stage that answers after our patience
        if (ended && next.equals(known)) return;
        sheets.heard(photo);
        keep(next, !ended);
        if (!ended) {
            metrics.heard(photo);
            await(next, now);
        }
    }

    @Override
    public void request(Request request, Instant now) {
        requests.add(request);
    }

    @Override
    public void tick(Instant now) {
        try {
            publish();
            List<PhotoId> due = waiting.due(now);
            if (!due.isEmpty()) {
                bring(due, now);
                publish();
            }
            if (!requests.isIdle()) carryOut(now);
        } catch (FaultException e) {
            LOG.atWarn()
                    .addKeyValue("stage", "writer")
                    .addKeyValue("reason", e.getMessage())
                    .log("held");
            metrics.postponed("broker");
            waiting.pause(now.plus(BROKER_PAUSE));
        } finally {
            atHand.clear();
        }
    }

    /** Goes on with what was asked for, for a while: what arrives must not wait long. */
    private void carryOut(Instant now) throws FaultException {
        long end = System.nanoTime() + SLICE.toNanos();
        do {
            Optional<List<SidecarOutcome>> anew = requests.work(now);
            anew.ifPresent(ended::addAll);
            publish();
            requests.answer(now);
            if (anew.isEmpty()) return;
        } while (System.nanoTime() - end < 0);
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
        Optional<PhotoState> state = stateAtHand(photo);
        atHand.remove(photo);
        if (state.isEmpty()) return;
        PhotoState known = state.get();
        if (known.subject().version().compareTo(outcome.subject().version()) == 0) {
            keep(known.ended(outcome), false);
            forget(photo);
        } else if (!known.ledger().equals(outcome.ledger())) { // a newer version came while the ledger was away
            keep(known.knowing(outcome.ledger()), known.outcome().isEmpty());
        }
    }

    private Optional<PhotoState> stateAtHand(PhotoId photo) {
        PhotoState known = atHand.get(photo);
        if (known != null) return Optional.of(known);
        Optional<PhotoState> state = state(photo);
        if (atHand.size() < MOST_AT_HAND) state.ifPresent(found -> atHand.put(photo, found));
        return state;
    }

    private void bring(List<PhotoId> due, Instant now) throws FaultException {
        long start = System.nanoTime();
        Map<String, Map<PhotoState, Order>> folders = new LinkedHashMap<>();
        Set<PhotoId> seen = new HashSet<>();
        int left = BATCH;
        for (PhotoId photo : due) {
            if (left <= 0) break;
            if (!seen.add(photo)) continue;
            switch (waiting.need(photo).orElseThrow()) {
                case END -> {
                    end(photo);
                    left--;
                }
                case SCORE -> {
                    if (endUnscored(photo)) continue;
                    LOG.atWarn().addKeyValue("photo", photo).log("the scorer has not answered yet");
                    waiting.again(photo, now.plus(settings.patience()));
                }
                case TAGS, SET -> {
                    Map<PhotoState, Order> judged = judge(photo, seen, left, now);
                    folders.computeIfAbsent(photo.folder(), folder -> new LinkedHashMap<>())
                            .putAll(judged);
                    left -= judged.size();
                }
            }
        }
        for (Map.Entry<String, Map<PhotoState, Order>> folder : folders.entrySet()) {
            folder.getValue().keySet().forEach(metrics::judged);
            long verdict = System.nanoTime();
            SidecarDesk.Batch batch = desk.bring(folder.getKey(), folder.getValue(), ledger);
            metrics.wrote(batch.ended(), System.nanoTime() - verdict);
            ended.addAll(batch.ended());
            batch.postponed().forEach((photo, pause) -> waiting.hold(photo, now.plus(pause)));
            batch.partly().forEach((state, known) -> keep(state.knowing(known), true));
            batch.partly()
                    .keySet()
                    .forEach(state -> atHand.remove(state.subject().photo()));
        }
        metrics.batch(System.nanoTime() - start);
    }

    /** The verdicts on those of a photo's set that wait, at most so many; none, if the set may still change. */
    private Map<PhotoState, Order> judge(PhotoId photo, Set<PhotoId> seen, int most, Instant now) {
        ContactSheet sheet = sheets.of(photo.folder());
        PhotoSet set = sheet.set(photo).orElse(null);
        if (set == null) {
            LOG.atError().addKeyValue("photo", photo).log("bug: it was scored, but its folder does not know it");
            waiting.again(photo, now.plus(settings.patience()));
            return Map.of();
        }
        Instant closes = waiting.closes(set.photos(), sheet.passed(photo));
        if (closes.isAfter(now)) {
            for (PhotoId member : set.photos()) {
                seen.add(member);
                if (waiting.mayBeBrought(member, now)) waiting.again(member, closes);
            }
            return Map.of();
        }
        Map<PhotoId, Verdict> said = verdicts.on(set, sheet);
        Map<PhotoState, Order> judged = new LinkedHashMap<>();
        Optional<Boolean> rated = Optional.empty();
        for (PhotoId member : set.photos()) {
            if (judged.size() == most) break;
            seen.add(member);
            if (!waiting.mayBeBrought(member, now)) continue;
            PhotoState state = stateAtHand(member).orElse(null);
            Verdict verdict = said.get(member);
            if (state == null || verdict == null) continue;
            if (Bench.mayBeFrozen(state, set)) {
                if (rated.isEmpty()) rated = Optional.of(isRated(set));
                if (rated.get()) verdict = Bench.frozen(verdict, state);
            }
            judged.put(state, new Order.Say(verdict, state.subject().run()));
        }
        return judged;
    }

    /** Whether a person has rated in the set, so that stars of ours must stay. */
    private boolean isRated(PhotoSet set) {
        return set.photos().stream()
                .flatMap(photo -> stateAtHand(photo).stream())
                .anyMatch(member -> member.ratedByPeople() || member.outcome().isPresent() && desk.isRated(member));
    }

    private void end(PhotoId photo) {
        Optional<PhotoState> state = stateAtHand(photo);
        state.flatMap(this::unjudged).ifPresentOrElse(ended::add, () -> forget(photo));
    }

    /** Ends a photo of which the scorer was not asked, and has not said anything before: nobody will. */
    private boolean endUnscored(PhotoId photo) {
        Optional<PhotoState> state =
                stateAtHand(photo).filter(known -> !known.subject().asks(PhotoState.SCORER));
        state.ifPresent(known -> ended.add(desk.outcome(known, State.UNCHANGED)
                .message("it was never scored, and only its tags were asked for: scan it for all stages")
                .build()));
        return state.isPresent();
    }

    /** The end of a photo that the scorer could not look at. */
    private Optional<SidecarOutcome> unjudged(PhotoState state) {
        if (state.unscorable().isEmpty()) return Optional.empty();
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
