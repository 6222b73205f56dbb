// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.util.List;

/**
 * The writer is about to publish these sidecars. It is acknowledged before the rename: whatever dies after it, our own
 * words are never taken for a person's.
 */
public record SidecarIntended(Subject subject, List<LedgerEntry> ledger) implements Event {
    public SidecarIntended {
        ledger = List.copyOf(ledger);
    }
}
