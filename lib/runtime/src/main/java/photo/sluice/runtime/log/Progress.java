// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Topic;

/** How far others are, for somebody who only looks. Not thread-safe. */
public final class Progress implements AutoCloseable {
    private static final long WAIT_SECONDS = 20;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration MORE = Duration.ofMillis(200);

    private final Cluster cluster;
    private final Admin admin;
    /** The last answers: the same photo is the oldest for as long as it is not done. */
    private final Map<Lane, Map.Entry<Long, Instant>> asked = new HashMap<>();

    public Progress(Cluster cluster) {
        this.cluster = cluster;
        this.admin = cluster.admin();
    }

    /** Whether anybody has set the topics up here; nothing is created by asking. */
    public boolean provisioned() {
        Set<String> there = Topics.get(() -> admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS));
        for (Topic topic : Topic.values()) if (!there.contains(topic.text())) return false;
        return true;
    }

    /**
     * When the first photo at or behind this place was announced; what is no photo, such as the end of a transaction, is
     * passed over.
     *
     * @param from empty: the first that is kept
     */
    public Optional<Instant> announced(Lane lane, OptionalLong from) {
        long offset = from.orElse(-1);
        Map.Entry<Long, Instant> last = asked.get(lane);
        if (last != null && last.getKey() == offset) return Optional.of(last.getValue());
        TopicPartition partition = new TopicPartition(Topic.photos(lane).text(), 0);
        Instant[] first = new Instant[1];
        try (Tail tail =
                offset < 0 ? Tail.fromStart(cluster, Topic.photos(lane)) : Tail.at(cluster, partition, offset)) {
            long end = System.nanoTime() + FIRST.toNanos();
            while (first[0] == null && System.nanoTime() - end < 0 && !tail.ended()) {
                tail.poll(MORE, entry -> {
                    if (first[0] == null) first[0] = entry.at();
                });
            }
        }
        Optional<Instant> found = Optional.ofNullable(first[0]);
        found.ifPresent(at -> asked.put(lane, Map.entry(offset, at)));
        return found;
    }

    /** Results that a group of writers has not read yet. */
    public long unread(String group) {
        Map<TopicPartition, OffsetAndMetadata> read = Topics.get(() -> admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(WAIT_SECONDS, TimeUnit.SECONDS));
        int partitions = Topics.get(() -> admin.describeTopics(java.util.List.of(Topic.RESULTS.text()))
                        .allTopicNames()
                        .get(WAIT_SECONDS, TimeUnit.SECONDS))
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        Map<TopicPartition, Long> ends = ends(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> starts = ends(partitions, OffsetSpec.earliest());
        long unread = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata at = read.get(end.getKey());
            long from = at == null ? starts.getOrDefault(end.getKey(), 0L) : at.offset();
            unread += Math.max(0, end.getValue() - from);
        }
        return unread;
    }

    private Map<TopicPartition, Long> ends(int partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int i = 0; i < partitions; i++) asked.put(new TopicPartition(Topic.RESULTS.text(), i), spec);
        Map<TopicPartition, ListOffsetsResultInfo> told =
                Topics.get(() -> admin.listOffsets(asked).all().get(WAIT_SECONDS, TimeUnit.SECONDS));
        Map<TopicPartition, Long> ends = new HashMap<>();
        told.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
