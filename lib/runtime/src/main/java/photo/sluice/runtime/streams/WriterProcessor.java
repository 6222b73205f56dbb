// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Event;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Topic;
import photo.sluice.contract.UnreadableEvent;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.EventLog;

/** Ties a {@link FolderStage} to one Streams task. */
final class WriterProcessor implements Processor<String, byte[], Void, Void> {
    static final String STORE = "photos";
    private static final Logger LOG = LoggerFactory.getLogger(WriterProcessor.class);

    private final FolderStage.Factory factory;
    private final Cluster cluster;
    private final EventLog log;
    private final Duration tick;
    private @Nullable FolderStage stage;
    private long published;
    private boolean taken = true;

    WriterProcessor(FolderStage.Factory factory, Cluster cluster, EventLog log, Duration tick) {
        this.factory = factory;
        this.cluster = cluster;
        this.log = log;
        this.tick = tick;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        StreamsPhotoStore photos = new StreamsPhotoStore(context.getStateStore(STORE));
        FolderStage opened = factory.open(photos, this::publish);
        stage = opened;
        LedgerReplay.into(opened, photos, cluster, context.taskId().partition());
        context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, now -> {
            noteLedgerOffset(photos);
            opened.tick(Instant.ofEpochMilli(now));
        });
    }

    @Override
    public void process(Record<String, byte[]> record) {
        FolderStage opened = stage;
        if (opened == null) throw new IllegalStateException("not initialised");
        try {
            opened.accept(EventCodec.read(record.value()), Instant.now());
        } catch (UnreadableEvent e) {
            quarantine(record, e);
        }
    }

    private void quarantine(Record<String, byte[]> record, UnreadableEvent reason) {
        LOG.atError()
                .addKeyValue("photo", record.key())
                .addKeyValue("fault", Fault.UNREADABLE_EVENT.code())
                .addKeyValue("reason", reason.getMessage())
                .log("a result that is no event of ours");
        try {
            log.publishRaw(Topic.QUARANTINE, record.key(), record.value());
        } catch (FaultException e) {
            throw new KafkaException("cannot quarantine an unreadable result; it will come again", e);
        }
    }

    /**
     * What was published before this tick is in the store by now; a restart need not read it again. Unless the ledger did
     * not take the last of it: then the stage still holds outcomes whose intents only the log knows.
     */
    private void noteLedgerOffset(StreamsPhotoStore photos) {
        if (taken && published > photos.ledgerOffset()) photos.ledgerOffset(published);
    }

    private void publish(List<? extends Event> events) throws FaultException {
        taken = false;
        for (RecordMetadata each : log.publish(Topic.SIDECARS, events)) published = each.offset() + 1;
        taken = true;
    }

    @Override
    public void close() {
        FolderStage opened = stage;
        if (opened != null) opened.close();
    }
}
