// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record as it lies in the log.
 *
 * @param value absent where the key was deleted
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Entry(String topic, int partition, long offset, String key, byte @Nullable [] value) {
    static Entry of(ConsumerRecord<String, byte[]> record) {
        return new Entry(record.topic(), record.partition(), record.offset(), record.key(), record.value());
    }
}
