// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoId;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.file.Prepared;
import photo.sluice.sidecar.file.Published;
import photo.sluice.sidecar.file.SidecarFile;

/** One photo on its way into its sidecars, and what was prepared for each. */
final class Job {
    /** One sidecar of the photo; most have one. */
    record Part(SidecarName name, String sidecar, Prepared prepared) {
        String outlook() {
            if (prepared instanceof Prepared.Ready) return "would-write";
            if (prepared instanceof Prepared.ReadyToDelete) return "would-delete";
            if (prepared instanceof Prepared.Nothing nothing)
                return nothing.merged().code();
            return prepared instanceof Prepared.Busy ? "busy" : "readonly";
        }

        /** What is to be on record before it is touched; empty if it is not touched. */
        Optional<Ledger> intent() {
            if (prepared instanceof Prepared.Ready ready) return Optional.of(ready.intent());
            if (prepared instanceof Prepared.ReadyToDelete ready) return Optional.of(ready.intent());
            return Optional.empty();
        }

        /** The fields that are a person's. */
        Set<Field> locked() {
            if (prepared instanceof Prepared.Ready ready) return ready.write().locked();
            if (prepared instanceof Prepared.ReadyToDelete ready)
                return ready.delete().locked();
            return prepared instanceof Prepared.Nothing nothing && nothing.merged() instanceof Merged.Unchanged same
                    ? same.locked()
                    : Set.of();
        }
    }

    final PhotoState state;
    final Order order;
    final Path file;
    final List<Part> parts = new ArrayList<>();
    private final Map<SidecarName, Published> published = new HashMap<>();

    Job(PhotoState state, Order order, Path file) {
        this.state = state;
        this.order = order;
        this.file = file;
    }

    PhotoId photo() {
        return state.subject().photo();
    }

    void prepare(SidecarFile files, List<SidecarName> names, OneStar oneStar) {
        for (SidecarName name : names) {
            String path = photo().path();
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            String sidecar = folder + name.beside(photo().name());
            Ledger known = Ledgers.of(state.ledger(), sidecar);
            Prepared prepared = order.prepare(files, file, name, state, known, oneStar);
            parts.add(new Part(name, sidecar, prepared));
        }
    }

    /** Publishes its sidecars in their order, up to one that has to be tried again; on a thread of its own. */
    Job publish(SidecarFile files) {
        for (Part part : parts) {
            if (part.prepared() instanceof Prepared.Busy) return this;
            if (part.intent().isPresent() && !(published(part, files) instanceof Published.Done)) return this;
        }
        return this;
    }

    /** What came of publishing one of its sidecars, once it was tried. */
    Published published(Part part, SidecarFile files) {
        return published.computeIfAbsent(
                part.name(),
                name -> part.prepared() instanceof Prepared.Ready ready
                        ? files.publish(ready)
                        : files.remove((Prepared.ReadyToDelete) part.prepared()));
    }

    /** The intents to be acknowledged before anything is written; entries of sidecars that stay as they are included. */
    List<LedgerEntry> intents() {
        List<LedgerEntry> intents = new ArrayList<>();
        for (Part part : parts) {
            Optional<Ledger> intent = part.intent();
            if (intent.isPresent()) {
                intents.add(Ledgers.entry(part.sidecar(), intent.get()));
            } else {
                state.ledger().stream()
                        .filter(entry -> entry.sidecar().equals(part.sidecar()))
                        .forEach(intents::add);
            }
        }
        return intents;
    }

    /** What would become of it: what is done to any of its sidecars goes before why nothing is done to another. */
    String outlook() {
        return parts.stream()
                .map(Part::outlook)
                .max(java.util.Comparator.comparing((String code) -> code.startsWith("would-")))
                .orElse("unchanged");
    }

    boolean hasIntent() {
        return parts.stream().anyMatch(part -> part.intent().isPresent());
    }
}
