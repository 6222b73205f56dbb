// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import photo.sluice.contract.Lane;

/**
 * One photo in hand, as the broker gave it.
 *
 * @param count the how-manieth time it was given, 1 the first time
 */
record Delivery(Lane lane, ConsumerRecord<String, byte[]> record, int count) {
    static Delivery of(Lane lane, ConsumerRecord<String, byte[]> record) {
        return new Delivery(lane, record, record.deliveryCount().orElse((short) 1));
    }

    long offset() {
        return record.offset();
    }

    /** Milliseconds since it was announced, by this machine's clock. */
    long waited() {
        return System.currentTimeMillis() - record.timestamp();
    }

    byte[] value() {
        return record.value();
    }
}
