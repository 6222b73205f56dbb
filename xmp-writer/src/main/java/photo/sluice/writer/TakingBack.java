// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.UndoRequested;
import photo.sluice.sidecar.Undo;

/** What we wrote is taken back: all of it, or what one run wrote last. */
final class TakingBack implements Task {
    private final UndoRequested request;
    private final FolderRequests.Folders folders;

    TakingBack(UndoRequested request, FolderRequests.Folders folders) {
        this.request = request;
        this.folders = folders;
    }

    @Override
    public Map<PhotoState, Order> orders(List<PhotoId> photos, Errand errand) {
        Undo.Reach reach = request.run().isPresent() ? Undo.Reach.LAST_RUN : Undo.Reach.ALL_RUNS;
        Map<PhotoState, Order> orders = new LinkedHashMap<>();
        for (PhotoId photo : photos) {
            folders.state(photo).ifPresent(state -> {
                if (state.outcome().isEmpty()) errand.count("waiting", 1); // nothing of this version is written yet
                else if (state.ledger().isEmpty()) errand.count("unchanged", 1);
                else if (!isOfRun(state.ledger())) errand.count("other-run", 1);
                else orders.put(state, new Order.TakeBack(reach));
            });
        }
        return orders;
    }

    private boolean isOfRun(List<LedgerEntry> ledger) {
        return request.run().isEmpty()
                || ledger.stream()
                        .anyMatch(entry -> entry.run().equals(request.run().get()));
    }
}
