// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import photo.sluice.contract.Topic;

/**
 * Brings the topics of a cluster to what the pipeline wants of them, as often as one likes: creates what is missing,
 * mends the settings that it has an opinion on, and leaves every other setting alone.
 *
 * <p>What it cannot mend it tells: partitions are fixed once created (records are placed by them), and moving replicas is
 * the work of the cluster's owner. Half-way through, some topics are as wanted and the others as they were.
 */
public final class TopicLayout implements AutoCloseable {
    /** From this replication on a write needs {@value #IN_SYNC} replicas: one broker may be away, none may lose it. */
    private static final int ENOUGH_REPLICAS = 3;

    private static final int IN_SYNC = 2;
    private static final String RETENTION = "retention.ms";
    private static final long WAIT_SECONDS = 60;

    /**
     * What is wanted.
     *
     * @param partitions of the topics that are placed by folder, at least 1
     * @param replication of every topic; -1 takes the cluster's default
     * @param retention how long results and requests are kept, at least a minute; photos, sidecars and quarantine are never
     *     let go by age
     */
    public record Wish(int partitions, short replication, Duration retention) {
        public Wish {
            if (partitions < 1) throw new IllegalArgumentException("partitions " + partitions);
            if (replication < 1 && replication != -1) throw new IllegalArgumentException("replication " + replication);
            if (retention.compareTo(Duration.ofMinutes(1)) < 0)
                throw new IllegalArgumentException("retention " + retention);
        }

        /** @param replicas that the topic has or will have; one that has few would take no write if it needed two */
        private Map<String, String> settings(Topic topic, int replicas) {
            Map<String, String> settings = new TreeMap<>(topic.settings());
            if (!settings.getOrDefault(RETENTION, "-1").equals("-1")) {
                settings.put(RETENTION, String.valueOf(retention.toMillis()));
            }
            if (replicas >= ENOUGH_REPLICAS) settings.put("min.insync.replicas", String.valueOf(IN_SYNC));
            return settings;
        }

        private int partitions(Topic topic) {
            return topic.byFolder() ? partitions : 1;
        }
    }

    /** What became of a topic. */
    public enum State {
        CREATED,
        CHANGED,
        KEPT,
        /** Not as wanted, and not to be mended from here. */
        DIFFERS
    }

    /**
     * One topic and what became of it.
     *
     * @param words what was done or what differs, in words; empty for what was as wanted
     */
    public record Finding(String topic, State state, List<String> words) {
        public Finding {
            words = List.copyOf(words);
        }
    }

    private final Admin admin;

    private TopicLayout(Admin admin) {
        this.admin = admin;
    }

    /** That of a cluster. */
    public static TopicLayout on(Cluster cluster) {
        return new TopicLayout(cluster.admin());
    }

    /**
     * Does it, or only says what it would do.
     *
     * @return a finding a topic, in the order of {@link Topic}
     */
    public List<Finding> apply(Wish wish, boolean dry) {
        Map<String, TopicDescription> there = there();
        Map<String, Config> settings = settings(there.keySet());
        List<Finding> findings = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            TopicDescription found = there.get(topic.text());
            Config config = settings.get(topic.text());
            findings.add(
                    found == null || config == null
                            ? create(topic, wish, dry)
                            : mend(topic, wish, new Standing(found, config), dry));
        }
        return findings;
    }

    private record Standing(TopicDescription topic, Config config) {}

    private Finding create(Topic topic, Wish wish, boolean dry) {
        Map<String, String> settings = wish.settings(topic, wish.replication());
        NewTopic fresh = new NewTopic(topic.text(), wish.partitions(topic), wish.replication()).configs(settings);
        if (!dry && !created(fresh)) {
            return new Finding(topic.text(), State.KEPT, List.of("created by another meanwhile; not compared"));
        }
        List<String> words = new ArrayList<>(List.of(
                "partitions " + wish.partitions(topic),
                "replication " + (wish.replication() < 0 ? "by the cluster's default" : wish.replication())));
        settings.forEach((key, value) -> words.add(key + " " + value));
        return new Finding(topic.text(), State.CREATED, words);
    }

    /** False if somebody else was faster. */
    private boolean created(NewTopic fresh) {
        try {
            admin.createTopics(List.of(fresh)).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) return false;
            throw new LogUnavailableException("topic " + fresh.name() + " was not created: " + e.getCause(), e);
        } catch (InterruptedException | TimeoutException e) {
            if (e instanceof InterruptedException) Thread.currentThread().interrupt();
            throw new LogUnavailableException("topic " + fresh.name() + " was not created in time", e);
        }
    }

    private Finding mend(Topic topic, Wish wish, Standing standing, boolean dry) {
        List<String> changed = new ArrayList<>();
        List<AlterConfigOp> operations = new ArrayList<>();
        int replicas = replicas(standing.topic());
        wish.settings(topic, replicas).forEach((key, value) -> {
            ConfigEntry entry = standing.config().get(key);
            String now = entry == null ? "" : entry.value();
            if (value.equals(now)) return;
            changed.add(key + " " + now + " -> " + value);
            operations.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
        });
        if (!operations.isEmpty() && !dry) {
            Map<ConfigResource, Collection<AlterConfigOp>> all =
                    Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic.text()), operations);
            Topics.get(() -> admin.incrementalAlterConfigs(all).all().get(WAIT_SECONDS, TimeUnit.SECONDS));
        }
        List<String> differs = differences(topic, wish, standing.topic());
        differs.addAll(changed);
        State state = changed.isEmpty() ? State.KEPT : State.CHANGED;
        return new Finding(topic.text(), differs.size() > changed.size() ? State.DIFFERS : state, differs);
    }

    private static List<String> differences(Topic topic, Wish wish, TopicDescription found) {
        List<String> words = new ArrayList<>();
        int partitions = found.partitions().size();
        if (partitions != wish.partitions(topic)) {
            words.add("partitions " + partitions + ", not " + wish.partitions(topic) + ": fixed once created");
        }
        int replicas = replicas(found);
        if (replicas < wish.replication()) {
            words.add("replication " + replicas + ", not " + wish.replication()
                    + ": add replicas with kafka-reassign-partitions.sh");
        }
        return words;
    }

    private static int replicas(TopicDescription topic) {
        return topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
    }

    private Map<String, TopicDescription> there() {
        var names = Topics.get(() -> admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS));
        List<String> ours = Arrays.stream(Topic.values())
                .map(Topic::text)
                .filter(names::contains)
                .toList();
        return Topics.get(() -> admin.describeTopics(ours).allTopicNames().get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    private Map<String, Config> settings(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Config> settings = new HashMap<>();
        Topics.get(() -> admin.describeConfigs(resources).all().get(WAIT_SECONDS, TimeUnit.SECONDS))
                .forEach((resource, config) -> settings.put(resource.name(), config));
        return settings;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
