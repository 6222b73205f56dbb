// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.Entry;
import photo.sluice.runtime.log.Tail;

/** What the log says at the end: how each version ended, and what is in quarantine. */
final class LedgerReader {
    private final Map<String, List<SidecarOutcome>> outcomes = new LinkedHashMap<>();
    private final List<PhotoRejected> quarantine = new ArrayList<>();

    /** Reads both topics from their start, in place of what was read before. */
    void read(String bootstrapServers) {
        outcomes.clear();
        quarantine.clear();
        try (Tail tail = Tail.fromStart(Cluster.at(bootstrapServers), Topic.SIDECARS, Topic.QUARANTINE)) {
            tail.toEnd(this::take);
        }
    }

    private void take(Entry entry) {
        if (entry.value() == null) return;
        try {
            Event event = EventCodec.read(entry.value());
            if (event instanceof SidecarOutcome outcome) {
                String version =
                        outcome.photo() + " #" + outcome.subject().version().sequence();
                outcomes.computeIfAbsent(version, key -> new ArrayList<>()).add(outcome);
            } else if (event instanceof PhotoRejected rejected) {
                quarantine.add(rejected);
            }
        } catch (UnreadableEvent e) {
            throw new AssertionError("the log holds what nobody can read: " + entry.topic() + " " + entry.offset(), e);
        }
    }

    /** By photo and version, every end that was told. */
    Map<String, List<SidecarOutcome>> outcomes() {
        return outcomes;
    }

    List<PhotoRejected> quarantine() {
        return quarantine;
    }
}
