// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.PhotoTopics;

/**
 * One thread's share consumer of one lane, with what it has in hand. Not thread-safe.
 *
 * <p>Every record that {@link #take} gives stays in hand until it is settled and {@link #commit} was called, or until the
 * broker has taken it back. {@link #renew} keeps the broker from taking it back.
 */
final class LaneConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LaneConsumer.class);

    /** An idle worker asks this seldom; a photo that comes meanwhile is given at once all the same. */
    private static final String IDLE_FETCH_MILLIS = "2000";

    /** What was settled is committed by now; a fetch that is waiting for photos need not be waited for. */
    private static final Duration LEAVE = Duration.ofMillis(500);

    private static final int RENEWAL_POLLS = 25;

    private final Lane lane;
    private final KafkaShareConsumer<String, byte[]> consumer;
    private final Map<Long, ConsumerRecord<String, byte[]>> inHand = new HashMap<>();
    private final List<ConsumerRecord<String, byte[]>> early = new ArrayList<>();
    private long lastPoll = System.nanoTime();

    LaneConsumer(Cluster cluster, String stage, Lane lane, int batch) {
        this.lane = lane;
        this.consumer = new KafkaShareConsumer<>(
                cluster.with(Map.of(
                        "group.id",
                        PhotoTopics.group(stage, lane),
                        "share.acknowledgement.mode",
                        "explicit",
                        "share.acquire.mode",
                        "record_limit",
                        "max.poll.records",
                        String.valueOf(batch))),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.setAcknowledgementCommitCallback(this::acknowledged);
        consumer.subscribe(List.of(Topic.photos(lane).text()));
    }

    /** What comes within {@code wait}; what came during a renewal first. Call it only with nothing in hand. */
    List<Delivery> take(Duration wait) {
        if (early.isEmpty()) {
            lastPoll = System.nanoTime();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) hold(record);
        }
        List<Delivery> taken = early.stream()
                .filter(record -> inHand.containsKey(record.offset()))
                .map(record -> Delivery.of(lane, record))
                .toList();
        early.clear();
        return taken;
    }

    private void hold(ConsumerRecord<String, byte[]> record) {
        inHand.put(record.offset(), record);
        early.add(record);
    }

    /** How long ago this lane was asked; the broker may have handed it a record since, whose lock is running. */
    Duration unasked() {
        return Duration.ofNanos(System.nanoTime() - lastPoll);
    }

    /** Whether the broker still counts this delivery as ours, as far as we were told. */
    boolean holds(Delivery delivery) {
        return inHand.containsKey(delivery.offset());
    }

    /**
     * Renews the locks of all that is in hand. What cannot be renewed is no longer held.
     *
     * <p>A renewed record has to be taken out of a poll again before it can be acknowledged, and a poll looks for
     * renewals only at its beginning; hence the short ones.
     */
    void renew() {
        if (inHand.isEmpty()) return;
        try {
            Set<Long> renewing = Set.copyOf(inHand.keySet());
            inHand.values().forEach(record -> consumer.acknowledge(record, AcknowledgeType.RENEW));
            inHand.clear();
            commit();
            lastPoll = System.nanoTime();
            for (int i = 0; i < RENEWAL_POLLS && !inHand.keySet().containsAll(renewing); i++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                    if (renewing.contains(record.offset())) inHand.put(record.offset(), record);
                    else hold(record);
                }
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.atWarn().addKeyValue("lane", lane).setCause(e).log("locks could not be renewed");
        }
    }

    /** Marks a delivery; {@link #commit} tells the broker. */
    void settle(Delivery delivery, AcknowledgeType type) {
        ConsumerRecord<String, byte[]> record = inHand.remove(delivery.offset());
        if (record == null) return;
        try {
            consumer.acknowledge(record, type);
        } catch (IllegalStateException e) {
            LOG.atDebug().addKeyValue("offset", delivery.offset()).setCause(e).log("delivery was taken back");
        }
    }

    /**
     * Tells the broker what was settled.
     *
     * @return how many partitions refused, which means: lock lost, the photo comes again
     */
    int commit() {
        try {
            int refused = 0;
            for (Map.Entry<TopicIdPartition, Optional<KafkaException>> each :
                    consumer.commitSync(Duration.ofSeconds(10)).entrySet()) {
                if (each.getValue().isEmpty()) continue;
                refused++;
                LOG.atWarn()
                        .addKeyValue("partition", each.getKey().topicPartition())
                        .addKeyValue("reason", each.getValue().get().getMessage())
                        .log("acknowledgement refused");
            }
            return refused;
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("lane", lane)
                    .addKeyValue("reason", e.getMessage())
                    .log("acknowledgement failed");
            return 1;
        }
    }

    private void acknowledged(Map<TopicIdPartition, Set<Long>> offsets, Exception exception) {
        if (exception == null) return;
        offsets.values().forEach(lost -> lost.forEach(inHand::remove));
    }

    /** Gives back what is in hand and leaves the group. */
    @Override
    public void close() {
        try {
            inHand.values().forEach(record -> consumer.acknowledge(record, AcknowledgeType.RELEASE));
        } catch (IllegalStateException e) {
            LOG.atDebug().setCause(e).log("nothing to give back");
        }
        inHand.clear();
        try {
            consumer.close(LEAVE);
        } catch (KafkaException e) {
            LOG.atDebug().setCause(e).log("left the group without a word");
        }
    }
}
