// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.FaultException;

/**
 * The watcher's end of the log, for one root: each announcement and its catalogue entry are one transaction, so a photo
 * is never announced without being known, nor known without being announced. Opening it fences an older watcher of the
 * same root off. Not thread-safe.
 */
public final class ArrivalLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivalLog.class);

    private final Cluster cluster;
    private final String root;
    private KafkaProducer<String, byte[]> producer;
    private boolean broken;
    private Optional<Throwable> fencedBy = Optional.empty();

    private ArrivalLog(Cluster cluster, String root, KafkaProducer<String, byte[]> producer) {
        this.cluster = cluster;
        this.root = root;
        this.producer = producer;
    }

    /**
     * Takes the root over.
     *
     * @throws KafkaException if the cluster does not answer
     */
    public static ArrivalLog open(Cluster cluster, String root) {
        return new ArrivalLog(cluster, root, transactional(cluster, root));
    }

    private static KafkaProducer<String, byte[]> transactional(Cluster cluster, String root) {
        KafkaProducer<String, byte[]> producer = cluster.producer(Map.of(
                "transactional.id", "sluice-watcher-" + root,
                "transaction.timeout.ms", "30000",
                "max.block.ms", "10000"));
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * What was announced last of each photo of this root; call it after {@link #open}, when nobody else writes. What this
     * log has committed itself a moment ago may not be seen yet.
     */
    public Map<PhotoId, Subject> known() {
        Map<PhotoId, Subject> known = new HashMap<>();
        try (Tail catalogue = Tail.fromStart(cluster, Topic.CATALOGUE)) {
            catalogue.toEnd(record -> {
                if (!record.key().startsWith(root + "/")) return;
                PhotoId photo = PhotoId.ofKey(record.key());
                if (record.value() == null) {
                    known.remove(photo);
                    return;
                }
                try {
                    known.put(photo, EventCodec.read(record.value()).subject());
                } catch (UnreadableEvent e) {
                    LOG.atWarn()
                            .addKeyValue("photo", photo)
                            .addKeyValue("offset", record.offset())
                            .setCause(e)
                            .log("catalogue entry cannot be read; the photo counts as new");
                }
            });
        }
        return known;
    }

    /**
     * Announces these versions, all or none.
     *
     * @throws FaultException {@link Fault#BROKER_UNAVAILABLE}: nothing was announced, or it cannot be told; try again
     *     with what {@link #known()} says then
     * @throws FencedException if another watcher has taken the root over
     */
    public void announce(Collection<Subject> subjects) throws FaultException {
        inTransaction(subjects.stream().flatMap(this::records).toList());
    }

    /** Forgets photos that have gone, so that the same name may come back as new. */
    public void forget(Collection<PhotoId> photos) throws FaultException {
        inTransaction(photos.stream()
                .map(photo -> new ProducerRecord<String, byte[]>(Topic.CATALOGUE.text(), photo.key(), null))
                .toList());
    }

    private Stream<ProducerRecord<String, byte[]>> records(Subject subject) {
        String key = subject.photo().key();
        if (!subject.photo().root().equals(root)) throw new IllegalArgumentException(key + " is not of root " + root);
        byte[] value = EventCodec.write(new PhotoArrived(subject));
        return Stream.of(
                new ProducerRecord<>(Topic.photos(subject.lane()).text(), key, value),
                new ProducerRecord<>(Topic.CATALOGUE.text(), key, value));
    }

    private void inTransaction(List<ProducerRecord<String, byte[]>> records) throws FaultException {
        if (records.isEmpty()) return;
        if (fencedBy.isPresent())
            throw new FencedException(root, fencedBy.get()); // for good: it must not take the root back
        if (broken) reopen();
        try {
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ProducerRecord<String, byte[]> record : records) {
                Future<RecordMetadata> one = producer.send(record);
                if (one.isDone()) one.get(0, TimeUnit.SECONDS); // failed at once, as all the others would
                sent.add(one);
            }
            for (Future<RecordMetadata> each : sent) each.get(30, TimeUnit.SECONDS);
            producer.commitTransaction();
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw fenced(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProducerFencedException
                    || e.getCause() instanceof InvalidProducerEpochException) {
                throw fenced(e.getCause());
            }
            throw startOver(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw startOver(e);
        } catch (KafkaException | TimeoutException e) {
            throw startOver(e);
        }
    }

    private FencedException fenced(Throwable cause) {
        producer.close(Duration.ZERO);
        fencedBy = Optional.of(cause);
        return new FencedException(root, cause);
    }

    private void reopen() throws FaultException {
        try {
            producer = transactional(cluster, root);
            broken = false;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw fenced(e);
        } catch (KafkaException e) {
            throw new FaultException(Fault.BROKER_UNAVAILABLE, "the broker does not answer: " + e.getMessage(), e);
        }
    }

    /** Leaves the broken transaction behind; a new producer, at the next try, aborts what the old one began. */
    private FaultException startOver(Exception e) {
        producer.close(Duration.ZERO);
        FaultException fault = new FaultException(
                Fault.BROKER_UNAVAILABLE, "the broker did not take an announcement: " + e.getMessage(), e);
        broken = true;
        return fault;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    /** Another watcher has taken this root over; this one must stop. */
    public static final class FencedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FencedException(String root, Throwable cause) {
            super("another watcher has taken over root " + root, cause);
        }
    }
}
