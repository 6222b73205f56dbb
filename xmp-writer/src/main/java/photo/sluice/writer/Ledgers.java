// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoId;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.file.SidecarFile;

/** The ledger as the log has it, to and from the ledger as the merge wants it. */
final class Ledgers {
    private Ledgers() {}

    /** Whether just those sidecars stand beside a photo's file that we wrote last, so that what we know of them holds. */
    static boolean hold(PhotoState state, Path file) throws IOException {
        PhotoId photo = state.subject().photo();
        String folder = photo.path().substring(0, photo.path().lastIndexOf('/') + 1);
        for (SidecarName.Form form : SidecarName.Form.values()) {
            SidecarName name = SidecarName.of(form, String.valueOf(file.getFileName()));
            String known =
                    of(state.ledger(), folder + name.beside(photo.name())).sha256();
            if (!SidecarFile.hash(SidecarFile.path(file, name)).equals(known)) return false;
        }
        return true;
    }

    /** What is known of one sidecar among these entries. */
    static Ledger of(List<LedgerEntry> entries, String sidecar) {
        return entries.stream()
                .filter(entry -> entry.sidecar().equals(sidecar))
                .findFirst()
                .map(Ledgers::ledger)
                .orElse(Ledger.EMPTY);
    }

    private static Ledger ledger(LedgerEntry entry) {
        Map<Field, Ledger.Entry> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            LedgerEntry.Field known = entry.fields().get(field.code());
            if (known == null) continue;
            fields.put(
                    field,
                    new Ledger.Entry(
                            known.first(),
                            known.beforeRun(),
                            known.ours(),
                            known.seen(),
                            known.removed(),
                            known.locked()));
        }
        return new Ledger(
                entry.sha256(),
                entry.base(),
                entry.run(),
                entry.reapplied(),
                fields,
                entry.prior().map(Ledgers::ledger));
    }

    static LedgerEntry entry(String sidecar, Ledger ledger) {
        Map<String, LedgerEntry.Field> fields = new HashMap<>();
        ledger.entries()
                .forEach((field, known) -> fields.put(
                        field.code(),
                        new LedgerEntry.Field(
                                known.first(),
                                known.beforeRun(),
                                known.ours(),
                                known.seen(),
                                known.removed(),
                                known.locked())));
        return new LedgerEntry(
                sidecar,
                ledger.sha256(),
                ledger.base(),
                ledger.run(),
                ledger.reapplied(),
                fields,
                ledger.prior().map(prior -> entry(sidecar, prior)));
    }
}
