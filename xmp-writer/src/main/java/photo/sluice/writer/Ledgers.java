// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.sidecar.Field;
import photo.sluice.sidecar.Ledger;

/** The ledger as the log has it, to and from the ledger as the merge wants it. */
final class Ledgers {
    private Ledgers() {}

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
