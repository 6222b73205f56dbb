// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.file.Prepared;
import photo.sluice.sidecar.file.SidecarFile;

/** One photo on its way into its sidecars, and what was prepared for each. */
final class Job {
    /** One sidecar of the photo; most have one. */
    record Part(SidecarName name, String sidecar, Prepared prepared) {
        /** The fields that are a person's. */
        Set<Field> locked() {
            if (prepared instanceof Prepared.Ready ready) return ready.write().locked();
            return prepared instanceof Prepared.Nothing nothing && nothing.merged() instanceof Merged.Unchanged same
                    ? same.locked()
                    : Set.of();
        }
    }

    final PhotoState state;
    final Verdict verdict;
    final Path file;
    final List<Part> parts = new ArrayList<>();

    Job(PhotoState state, Verdict verdict, Path file) {
        this.state = state;
        this.verdict = verdict;
        this.file = file;
    }

    PhotoId photo() {
        return state.subject().photo();
    }

    void prepare(SidecarFile files, List<SidecarName> names) {
        for (SidecarName name : names) {
            String path = photo().path();
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            String sidecar = folder + name.beside(photo().name());
            Ledger known = Ledgers.of(state.ledger(), sidecar);
            Prepared prepared = files.prepare(file, name, Wishes.of(verdict, state), known, Wishes.embedded(state));
            parts.add(new Part(name, sidecar, prepared));
        }
    }

    /** The intents to be acknowledged before anything is written; entries of sidecars that stay as they are included. */
    List<LedgerEntry> intents() {
        List<LedgerEntry> intents = new ArrayList<>();
        for (Part part : parts) {
            if (part.prepared() instanceof Prepared.Ready ready) {
                intents.add(Ledgers.entry(part.sidecar(), ready.intent()));
            } else {
                state.ledger().stream()
                        .filter(entry -> entry.sidecar().equals(part.sidecar()))
                        .forEach(intents::add);
            }
        }
        return intents;
    }

    boolean hasIntent() {
        return parts.stream().anyMatch(part -> part.prepared() instanceof Prepared.Ready);
    }
}
