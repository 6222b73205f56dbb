// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.FaultException;

/** Publishes events; one a process, shared by all threads. */
public final class EventLog implements AutoCloseable {
    private final Cluster cluster;
    private KafkaProducer<String, byte[]> producer;

    public EventLog(Cluster cluster) {
        this.cluster = cluster;
        this.producer = cluster.producer(Map.of());
    }

    /** Sends without waiting; the caller waits with {@link #await}. */
    public Future<RecordMetadata> send(Topic topic, Event event) {
        return send(topic, event.photo().key(), EventCodec.write(event), event);
    }

    /** Sends bytes that are no event of ours, to be looked at by a person. */
    public Future<RecordMetadata> sendRaw(Topic topic, String key, byte[] value) {
        return current().send(new ProducerRecord<>(topic.text(), key, value));
    }

    private Future<RecordMetadata> send(Topic topic, String key, byte[] value, Event event) {
        KafkaProducer<String, byte[]> now = current();
        Integer partition = topic.byFolder()
                ? Integer.valueOf(Placement.partition(
                        event.photo(), now.partitionsFor(topic.text()).size()))
                : null;
        return now.send(new ProducerRecord<>(topic.text(), partition, key, value));
    }

    /**
     * Publishes and returns when the cluster has it.
     *
     * @throws FaultException {@link Fault#BROKER_UNAVAILABLE}; it may have arrived all the same, so sending again makes
     *     a duplicate, which every reader bears
     */
    public void publish(Topic topic, List<? extends Event> events) throws FaultException {
        try {
            List<Future<RecordMetadata>> sent =
                    events.stream().map(event -> send(topic, event)).toList();
            for (Future<RecordMetadata> each : sent) await(each);
        } catch (KafkaException | IllegalStateException e) { // closed by another thread that renews it
            throw unavailable(e);
        }
    }

    /**
     * Waits for one send.
     *
     * @throws FaultException {@link Fault#TOO_LARGE} if the log will never take it, else
     *     {@link Fault#BROKER_UNAVAILABLE}
     */
    public RecordMetadata await(Future<RecordMetadata> sent) throws FaultException {
        try {
            return sent.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                throw new FaultException(Fault.TOO_LARGE, "too large for the log: " + e.getMessage(), e);
            }
            renew();
            throw unavailable(e);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static FaultException unavailable(Exception e) {
        return new FaultException(Fault.BROKER_UNAVAILABLE, "the broker did not take a record: " + e.getMessage(), e);
    }

    private synchronized KafkaProducer<String, byte[]> current() {
        return producer;
    }

    /** After a failed send an idempotent producer may be stuck for good; a new one is not. */
    private synchronized void renew() {
        producer.close(java.time.Duration.ZERO);
        producer = cluster.producer(Map.of());
    }

    @Override
    public synchronized void close() {
        producer.close(java.time.Duration.ofSeconds(5));
    }
}
