// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import photo.sluice.contract.Topic;

/** Creates what the pipeline needs on a cluster, as often as one likes. */
public final class Topics implements AutoCloseable {
    /** How often a record is given to a worker, the last time only to be buried. */
    public static final int DELIVERIES = 10;

    private static final long WAIT_SECONDS = 60;

    private final Admin admin;

    public Topics(Admin admin) {
        this.admin = admin;
    }

    /** Those of a cluster. */
    public static Topics on(Cluster cluster) {
        return new Topics(cluster.admin());
    }

    /**
     * Creates the topics that are not there, and returns when every leader really serves.
     *
     * <p>The last part is no nicety: an idempotent producer that sends right after creation can lose its first batch for
     * good (KAFKA-15591), unless somebody has waited like this.
     *
     * @param partitions of the topics that are placed by folder
     * @param replication 1 on the embedded broker; -1 takes the cluster's default
     */
    public void ensure(int partitions, short replication) {
        Set<String> there = get(() -> admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS));
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            if (there.contains(topic.text())) continue;
            missing.add(new NewTopic(topic.text(), topic.byFolder() ? partitions : 1, replication)
                    .configs(topic.settings()));
        }
        for (NewTopic topic : missing) create(topic);
        barrier();
    }

    private void create(NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw failed(e);
        } catch (InterruptedException | TimeoutException e) {
            throw failed(e);
        }
    }

    /** Answers only when the leader of every partition serves. */
    private void barrier() {
        ends();
    }

    /** Topic and partition to where its log ends, of all our topics. */
    public Map<String, Long> ends() {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        partitions().forEach((topic, count) -> {
            for (int i = 0; i < count; i++) all.put(new TopicPartition(topic, i), OffsetSpec.latest());
        });
        Map<String, Long> ends = new HashMap<>();
        get(() -> admin.listOffsets(all).all().get(WAIT_SECONDS, TimeUnit.SECONDS))
                .forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
        return ends;
    }

    /** Topic name to its number of partitions, as the cluster has them. */
    public Map<String, Integer> partitions() {
        List<String> names =
                java.util.Arrays.stream(Topic.values()).map(Topic::text).toList();
        Map<String, TopicDescription> described =
                get(() -> admin.describeTopics(names).allTopicNames().get(WAIT_SECONDS, TimeUnit.SECONDS));
        Map<String, Integer> counts = new HashMap<>();
        described.forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        return counts;
    }

    /**
     * Sets a share group up: it starts at the earliest record, sees committed records only, and gives a record
     * {@value #DELIVERIES} times, the most that a stock broker allows. A photo is given up after fewer tries of its own;
     * but each death of a worker is charged to all that it had in hand, and the broker silently drops what reaches its
     * limit.
     *
     * @param lockMillis how long a worker may be silent with a photo in hand
     */
    public void shareGroup(String group, int lockMillis) {
        Map<String, String> settings = Map.of(
                "share.auto.offset.reset",
                "earliest",
                "share.isolation.level",
                "read_committed",
                "share.delivery.count.limit",
                String.valueOf(DELIVERIES),
                "share.record.lock.duration.ms",
                String.valueOf(lockMillis));
        List<AlterConfigOp> operations = settings.entrySet().stream()
                .map(e -> new AlterConfigOp(new ConfigEntry(e.getKey(), e.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        get(() -> admin.incrementalAlterConfigs(Map.of(resource, operations))
                .all()
                .get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    /** Something that waits on the cluster. */
    interface Call<T> {
        T run() throws ExecutionException, InterruptedException, TimeoutException;
    }

    /** Asks again while the news of a new topic has not reached the broker that was asked. */
    static <T> T get(Call<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(call);
            } catch (UnknownTopicOrPartitionException e) {
                if (attempt == 100) throw e;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private static <T> T once(Call<T> call) {
        try {
            return call.run();
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(Exception e) {
        if (e instanceof InterruptedException) Thread.currentThread().interrupt();
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof UnknownTopicOrPartitionException unknown) return unknown;
        return new LogUnavailableException("the cluster did not do what was asked: " + cause, cause);
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(2));
    }
}
