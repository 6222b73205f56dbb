// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import photo.sluice.contract.Topic;

/**
 * Reads topics from a place of one's choice, outside any group. Not thread-safe. Throws {@link LogUnavailableException}
 * when Kafka does not answer.
 */
public final class Tail implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();

    private Tail(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** From the first record that is kept. */
    public static Tail fromStart(Cluster cluster, Topic... topics) {
        Tail tail = assigned(cluster, topics);
        tail.consumer.seekToBeginning(tail.partitions);
        return tail;
    }

    /** From the next record on. The place is taken before this returns. */
    public static Tail fromEnd(Cluster cluster, Topic... topics) {
        Tail tail = assigned(cluster, topics);
        tail.skip();
        return tail;
    }

    /** One partition from this offset on. */
    static Tail at(Cluster cluster, TopicPartition partition, long offset) {
        Tail tail = new Tail(cluster.reader());
        tail.partitions.add(partition);
        tail.consumer.assign(tail.partitions);
        tail.consumer.seek(partition, offset);
        return tail;
    }

    private static Tail assigned(Cluster cluster, Topic... topics) {
        Tail tail = new Tail(cluster.reader());
        for (Topic topic : topics) {
            tail.consumer
                    .partitionsFor(topic.text())
                    .forEach(p -> tail.partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        tail.consumer.assign(tail.partitions);
        return tail;
    }

    /** Gives what comes within {@code wait} to the sink; returns how many records came. */
    public int poll(Duration wait, Consumer<Entry> sink) {
        int count = 0;
        for (ConsumerRecord<String, byte[]> record : records(wait)) {
            sink.accept(Entry.of(record));
            count++;
        }
        return count;
    }

    private ConsumerRecords<String, byte[]> records(Duration wait) {
        try {
            return consumer.poll(wait);
        } catch (KafkaException e) {
            throw new LogUnavailableException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether all that is in the log by now has been given. */
    boolean ended() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Leaves out what lies there by now. */
    public void skip() {
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Gives everything up to the present end to the sink. */
    public void toEnd(Consumer<Entry> sink) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            poll(Duration.ofMillis(200), sink);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
