// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How to reach a Kafka cluster: the client settings that everything shares.
 *
 * @param client {@code bootstrap.servers} and whatever security the cluster asks for
 */
public record Cluster(Map<String, String> client) {
    public Cluster {
        client = Map.copyOf(client);
        if (!client.containsKey("bootstrap.servers")) throw new IllegalArgumentException("no bootstrap.servers");
    }

    /** An unsecured cluster. */
    public static Cluster at(String bootstrapServers) {
        return new Cluster(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** {@code host:port,…}. */
    public String bootstrapServers() {
        return client.getOrDefault("bootstrap.servers", "");
    }

    /** The shared settings with these on top. */
    public Map<String, Object> with(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(client);
        all.putAll(settings);
        return all;
    }

    public Admin admin() {
        return Admin.create(with(Map.of("client.id", "sluice-admin")));
    }

    /** A producer that waits for nobody's batch: interactive, idempotent, acknowledged by all replicas. */
    public KafkaProducer<String, byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = with(Map.of(
                "acks", "all",
                "enable.idempotence", "true",
                "linger.ms", "0",
                "request.timeout.ms", "5000",
                "delivery.timeout.ms", "20000"));
        all.putAll(settings);
        return new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    /** A plain consumer that is assigned partitions by hand and belongs to no group. */
    public KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(
                with(Map.of(
                        "enable.auto.commit", "false",
                        "allow.auto.create.topics", "false", // whoever only looks must not make them
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
