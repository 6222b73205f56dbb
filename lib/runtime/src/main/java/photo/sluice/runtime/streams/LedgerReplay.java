// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.log.Cluster;

/**
 * Brings a store up to what the ledger says before any photo is judged: a writer that died between an intent and its
 * next commit has left the intent in the log alone.
 */
final class LedgerReplay {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerReplay.class);

    private LedgerReplay() {}

    static void into(FolderStage stage, StreamsPhotoStore store, Cluster cluster, int partition) {
        TopicPartition ledger = new TopicPartition(Topic.SIDECARS.text(), partition);
        try (KafkaConsumer<String, byte[]> reader = cluster.reader()) {
            reader.assign(List.of(ledger));
            long end = reader.endOffsets(List.of(ledger)).getOrDefault(ledger, 0L);
            Map<TopicPartition, Long> first = reader.beginningOffsets(List.of(ledger));
            long from = Math.max(store.ledgerOffset(), first.getOrDefault(ledger, 0L));
            if (from > end) from = first.getOrDefault(ledger, 0L); // the topic was made anew
            reader.seek(ledger, from);
            while (reader.position(ledger) < end) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(200))) replay(stage, record);
            }
            store.ledgerOffset(end);
        }
    }

    private static void replay(FolderStage stage, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) return;
        try {
            stage.replay(EventCodec.read(record.value()));
        } catch (UnreadableEvent e) {
            LOG.atWarn()
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("ledger record cannot be read; its sidecar counts as a person's");
        }
    }
}
