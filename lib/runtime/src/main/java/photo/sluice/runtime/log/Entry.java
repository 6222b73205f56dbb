// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record as it lies in the log.
 *
 * @param key empty where there is none
 * @param at when it was written, as its producer tells it
 * @param value absent where the key was deleted
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Entry(String topic, int partition, long offset, Instant at, String key, byte @Nullable [] value) {
    static Entry of(ConsumerRecord<String, byte[]> record) {
        return new Entry(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key() == null ? "" : record.key(),
                record.value());
    }
}
