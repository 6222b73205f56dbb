// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.RejudgeRequested;
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered.Change;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.UndoRequested;
import photo.sluice.contract.Verdict;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.streams.Outlet;
import photo.sluice.runtime.streams.PhotoStore;
import photo.sluice.sidecar.Field;
import photo.sluice.writer.policy.PolicyException;
import photo.sluice.writer.set.PhotoSet;

/**
 * Carries out what is asked of the writer, batch by batch between its other work, one request after the other. Only photos
 * that have ended are looked at. Each batch may be done twice; the second time changes nothing. Not thread-safe.
 */
final class FolderRequests {
    private static final Duration BETWEEN_ANSWERS = Duration.ofSeconds(1);

    private final Folders folders;
    private final Outlet outlet;
    private final Deque<Errand> errands = new ArrayDeque<>();
    private Instant answered = Instant.MIN;

    /** What the writer knows of its folders, and who takes things to their sidecars. */
    record Folders(
            PhotoStore store, ContactSheets sheets, SidecarDesk desk, Function<PhotoId, Optional<PhotoState>> states) {
        Optional<PhotoState> state(PhotoId photo) {
            return states.apply(photo);
        }

        /** A folder's photos, those of a set together, so that a set is judged once or twice and not once a photo. */
        private List<PhotoId> inOrderOfSets(String folder) {
            List<PhotoId> names = new ArrayList<>();
            store.inFolder(folder, (photo, bytes) -> names.add(photo));
            ContactSheet sheet = sheets.of(folder);
            Set<PhotoId> photos = new LinkedHashSet<>();
            for (PhotoId photo : names) {
                if (photos.add(photo))
                    photos.addAll(sheet.set(photo).map(PhotoSet::photos).orElse(List.of()));
            }
            return List.copyOf(photos);
        }
    }

    FolderRequests(Folders folders, Outlet outlet) {
        this.folders = folders;
        this.outlet = outlet;
    }

    /** Begins with it; asked again, it begins anew. */
    void add(Request request) {
        errands.removeIf(errand -> errand.request().id().equals(request.id()));
        try {
            Task task = request instanceof RejudgeRequested rejudge
                    ? new Rejudging(rejudge, folders)
                    : new TakingBack((UndoRequested) request, folders);
            List<String> places = folders.store().folders(request.scope().place());
            errands.add(new Errand(request, task, places));
        } catch (PolicyException e) {
            errands.add(Errand.failed(request, String.valueOf(e.getMessage())));
        }
    }

    /** Whether there is something to do. */
    boolean isIdle() {
        return errands.isEmpty();
    }

    /**
     * Does one batch of the oldest request.
     *
     * @return what ended anew, to be told to the ledger before {@link #answer}; empty if there is nothing to do now
     * @throws FaultException if the ledger takes no intents; then nothing was written, and it is tried again
     */
    Optional<List<SidecarOutcome>> work(Instant now) throws FaultException {
        Errand errand = errands.peek();
        if (errand == null) return Optional.empty();
        errand.nextFolder(now).ifPresent(folder -> errand.add(folders.inOrderOfSets(folder), FolderWriter.BATCH));
        Optional<Errand.Load> load = errand.load(now);
        if (load.isEmpty()) return Optional.empty();
        List<PhotoId> photos = load.get().photos();
        Map<PhotoState, Order> orders = errand.task().orders(photos, errand);
        if (errand.request().scope().dryRun()) {
            preview(orders, errand);
            errand.done(load.get(), List.of(), now);
            return Optional.of(List.of());
        }
        SidecarDesk.Batch batch = folders.desk().bring(photos.get(0).folder(), orders, outlet);
        batch.partly().forEach((state, ledger) -> {
            PhotoState next = state.knowing(ledger);
            folders.store().put(next.subject().photo(), next.bytes(), false);
        });
        for (SidecarOutcome outcome : batch.ended()) {
            errand.count(outcome.state().code(), 1);
            folders.state(outcome.photo()).ifPresent(state -> change(state, state.ended(outcome), orders, errand));
        }
        errand.done(load.get(), List.copyOf(batch.postponed().keySet()), now);
        String id = errand.request().id();
        return Optional.of(
                batch.ended().stream().map(outcome -> outcome.askedBy(id)).toList());
    }

    private void preview(Map<PhotoState, Order> orders, Errand errand) {
        folders.desk().preview(orders).forEach((state, outlook) -> {
            errand.count(outlook.code(), 1);
            change(state, state.knowing(outlook.ledger()), orders, errand);
        });
    }

    private static void change(PhotoState before, PhotoState after, Map<PhotoState, Order> orders, Errand errand) {
        Optional<Integer> was = before.ours(Field.RATING);
        Optional<Integer> is = after.ours(Field.RATING);
        if (was.equals(is)) return;
        List<String> reasons = Optional.ofNullable(orders.get(before))
                .flatMap(Order::judged)
                .map(Verdict::reasons)
                .orElse(List.of());
        errand.change(new Change(before.subject().photo(), was, is, reasons));
    }

    /** Says how far the oldest request is, now and then, and when it is done; all that ended must be in the ledger. */
    void answer(Instant now) throws FaultException {
        Errand errand = errands.peek();
        if (errand == null) return;
        if (!errand.isDone() && answered.plus(BETWEEN_ANSWERS).isAfter(now)) return;
        outlet.answer(errand.answer());
        answered = now;
        if (errand.isDone()) errands.remove();
    }
}
