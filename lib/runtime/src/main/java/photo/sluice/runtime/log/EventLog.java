// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.util.ArrayList;
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
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestEvent;
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

    /** An event and the topic it goes to. */
    public record Posting(Topic topic, Event event) {}

    /** As {@link #publish(List)}, all to one topic. */
    public List<RecordMetadata> publish(Topic topic, List<? extends Event> events) throws FaultException {
        return publish(events.stream().map(event -> new Posting(topic, event)).toList());
    }

    /**
     * Publishes and returns where they lie, in their order, when the cluster has them all.
     *
     * @throws FaultException {@link Fault#TOO_LARGE} if the log will never take one of them, else
     *     {@link Fault#BROKER_UNAVAILABLE}; they may have arrived all the same, so sending again makes duplicates, which
     *     every reader bears
     */
    public List<RecordMetadata> publish(List<Posting> postings) throws FaultException {
        KafkaProducer<String, byte[]> used = current();
        try {
            List<Future<RecordMetadata>> sent = postings.stream()
                    .map(posting -> used.send(record(used, posting)))
                    .toList();
            List<RecordMetadata> kept = new ArrayList<>(sent.size());
            for (Future<RecordMetadata> each : sent) kept.add(await(each, used));
            return kept;
        } catch (KafkaException | IllegalStateException e) { // closed by another thread that renews it
            throw unavailable(e);
        }
    }

    /** Asks all writers: a copy to each partition; gives how many there are. Else as {@link #publish(List)}. */
    public int ask(Request request) throws FaultException {
        int partitions = current().partitionsFor(Topic.REQUESTS.text()).size();
        for (int i = 0; i < partitions; i++) publish(request, i);
        return partitions;
    }

    /** One request or answer to one partition; else as {@link #publish(List)}. */
    public void publish(RequestEvent event, int partition) throws FaultException {
        KafkaProducer<String, byte[]> used = current();
        try {
            await(
                    used.send(new ProducerRecord<>(
                            Topic.REQUESTS.text(), partition, event.id(), EventCodec.write(event))),
                    used);
        } catch (KafkaException | IllegalStateException e) {
            throw unavailable(e);
        }
    }

    /** Publishes bytes that are no event of ours, to be looked at by a person; else as {@link #publish(List)}. */
    public void publishRaw(Topic topic, String key, byte[] value) throws FaultException {
        KafkaProducer<String, byte[]> used = current();
        try {
            await(used.send(new ProducerRecord<>(topic.text(), key, value)), used);
        } catch (KafkaException | IllegalStateException e) {
            throw unavailable(e);
        }
    }

    /** Says that nothing is known of this key any more; else as {@link #publish(List)}. */
    public void forget(Topic topic, String key) throws FaultException {
        KafkaProducer<String, byte[]> used = current();
        try {
            await(used.send(new ProducerRecord<>(topic.text(), key, null)), used);
        } catch (KafkaException | IllegalStateException e) {
            throw unavailable(e);
        }
    }

    private static ProducerRecord<String, byte[]> record(KafkaProducer<String, byte[]> producer, Posting posting) {
        Topic topic = posting.topic();
        Event event = posting.event();
        Integer partition = topic.byFolder()
                ? Integer.valueOf(Placement.partition(
                        event.photo(), producer.partitionsFor(topic.text()).size()))
                : null;
        return new ProducerRecord<>(topic.text(), partition, event.photo().key(), EventCodec.write(event));
    }

    private RecordMetadata await(Future<RecordMetadata> sent, KafkaProducer<String, byte[]> used)
            throws FaultException {
        try {
            return sent.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                throw new FaultException(Fault.TOO_LARGE, "too large for the log: " + e.getMessage(), e);
            }
            renew(used);
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
    private synchronized void renew(KafkaProducer<String, byte[]> failed) {
        if (producer != failed) return; // another thread has renewed it
        producer.close(java.time.Duration.ZERO);
        producer = cluster.producer(Map.of());
    }

    @Override
    public synchronized void close() {
        producer.close(java.time.Duration.ofSeconds(5));
    }
}
