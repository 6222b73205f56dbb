// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;

/**
 * Runs the writer. Effects are idempotent, so at-least-once will do: after a crash the last half second of results comes
 * again and changes nothing.
 */
public final class WriterHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterHost.class);
    private static final String APPLICATION = "sluice-writer";

    private final KafkaStreams streams;

    /**
     * @param folder local stores lie here; another process may not use it at the same time
     * @param instance names this writer, the same after each restart, so that it gets its folders back at once
     */
    public WriterHost(
            Cluster cluster, EventLog log, FolderStage.Factory factory, Path folder, String instance, Options options) {
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "results",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topic.RESULTS.text());
        topology.addSource(
                AutoOffsetReset.earliest(),
                "requests",
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                Topic.REQUESTS.text());
        topology.addProcessor(
                "writer",
                () -> new WriterProcessor(factory, cluster, log, options.tick()),
                "results",
                "requests"); // of one task: both are placed by folder, and have as many partitions
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(WriterProcessor.STORE),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingEnabled(Map.of()),
                "writer");
        streams = new KafkaStreams(topology, properties(cluster, folder, instance, options), new SteadyTime());
        streams.setUncaughtExceptionHandler(e -> {
            LOG.atError().addKeyValue("stage", "writer").setCause(e).log("writer thread failed; replacing it");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    /**
     * @param replication of the store's changelog; -1 takes the cluster's default
     * @param tick how often what is due is looked for
     */
    public record Options(int replication, Duration tick) {}

    private static Properties properties(Cluster cluster, Path folder, String instance, Options options) {
        Map<String, Object> all = new HashMap<>(cluster.client());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        all.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
        all.put(
                StreamsConfig.POLL_MS_CONFIG,
                Math.max(10, Math.min(50, options.tick().toMillis())));
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, options.replication());
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStore.class);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 2_000); // idle, it asks seldom
        all.put(StreamsConfig.producerPrefix("linger.ms"), 20);
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    public void start() {
        streams.start();
    }

    /** Why it will never write again: for liveness. */
    public Optional<String> dead() {
        KafkaStreams.State state = streams.state();
        boolean ended = state == KafkaStreams.State.ERROR || state == KafkaStreams.State.PENDING_ERROR;
        return ended ? Optional.of("writer is " + state) : Optional.empty();
    }

    /** What keeps the writer from work now, if anything: for readiness. */
    public Optional<String> lacks() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING ? Optional.empty() : Optional.of("writer is " + state);
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(20));
    }
}
