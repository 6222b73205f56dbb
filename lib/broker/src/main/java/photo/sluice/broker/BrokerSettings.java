// SPDX-License-Identifier: Apache-2.0
package photo.sluice.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Broker settings for one node on a photographer's machine: small, quick to start, quick to notice a dead client. */
final class BrokerSettings {
    private BrokerSettings() {}

    static Map<String, String> of(Path data, Ports ports, Map<String, String> overrides) {
        Map<String, String> c = new LinkedHashMap<>();
        identity(c, data, ports);
        singleNode(c);
        small(c);
        quickSessions(c);
        c.putAll(overrides);
        return c;
    }

    private static void identity(Map<String, String> c, Path data, Ports ports) {
        c.put("process.roles", "broker,controller");
        c.put("node.id", "1");
        c.put("listeners", "PLAINTEXT://127.0.0.1:" + ports.broker() + ",CONTROLLER://127.0.0.1:" + ports.controller());
        c.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + ports.broker());
        c.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        c.put("inter.broker.listener.name", "PLAINTEXT");
        c.put("controller.listener.names", "CONTROLLER");
        // A static quorum: the port may change between starts, which a dynamic one would not survive.
        c.put("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
        c.put("log.dirs", data.toString());
    }

    private static void singleNode(Map<String, String> c) {
        // 50 partitions each by default: three topics of 50 logs are most of what the first use costs.
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            c.put(topic + ".replication.factor", "1");
            c.put(topic + ".num.partitions", "4");
        }
        c.put("transaction.state.log.min.isr", "1");
        c.put("share.coordinator.state.topic.min.isr", "1");
        c.put("default.replication.factor", "1");
        c.put("min.insync.replicas", "1");
        c.put("auto.create.topics.enable", "false");
        c.put("group.initial.rebalance.delay.ms", "0");
    }

    private static void small(Map<String, String> c) {
        c.put("log.cleaner.dedupe.buffer.size", "4194304"); // 128 MiB of heap by default
        c.put("num.network.threads", "2");
        c.put("num.io.threads", "4");
        c.put("num.replica.fetchers", "1");
        c.put("background.threads", "2");
        c.put("log.segment.bytes", "134217728");
    }

    private static void quickSessions(Map<String, String> c) {
        // After kill -9 the controller refuses the new broker until the old one's session is over: 9 s by default.
        c.put("broker.session.timeout.ms", "2000");
        c.put("broker.heartbeat.interval.ms", "500");
        // A share consumer joins in about a second instead of five.
        c.put("group.share.min.heartbeat.interval.ms", "500");
        c.put("group.share.heartbeat.interval.ms", "1000");
        c.put("group.share.assignment.interval.ms", "100");
        // Now and then a client loses the acknowledgement of a transaction's end mark (seen on 4.3.1). Until its lock
        // runs
        // out no record is given that lies further behind it than this, so that the default of 2000 stalled a fast
        // lane.
        c.put("group.share.max.partition.max.record.locks", "10000");
        c.put("group.share.partition.max.record.locks", "10000");
        c.put("group.share.min.session.timeout.ms", "3000");
        c.put("group.share.session.timeout.ms", "6000");
        c.put("group.share.min.record.lock.duration.ms", "1000");
        c.put("group.consumer.min.heartbeat.interval.ms", "500");
        c.put("group.consumer.heartbeat.interval.ms", "1000");
        c.put("group.consumer.min.session.timeout.ms", "6000");
        c.put("group.consumer.session.timeout.ms", "6000");
        c.put("group.streams.min.heartbeat.interval.ms", "500");
        c.put("group.streams.heartbeat.interval.ms", "1000");
        c.put("group.streams.min.session.timeout.ms", "6000");
        c.put("group.streams.session.timeout.ms", "6000");
    }
}
