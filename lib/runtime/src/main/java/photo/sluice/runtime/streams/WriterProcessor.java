// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import photo.sluice.contract.Request;
import photo.sluice.contract.RequestAnswered;
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
    private @Nullable StreamsPhotoStore photos;
    private @Nullable ProcessorContext<Void, Void> context;
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
        FolderStage opened =
                factory.open(photos, new Letters(photos, context.taskId().partition()));
        this.context = context;
        this.photos = photos;
        stage = opened;
        LedgerReplay.into(opened, photos, cluster, context.taskId().partition());
        for (byte[] request : photos.asked()) again(opened, request, now(context));
        context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, now -> {
            noteLedgerOffset(photos);
            opened.tick(Instant.ofEpochMilli(now));
        });
    }

    @Override
    public void process(Record<String, byte[]> record) {
        FolderStage opened = stage;
        ProcessorContext<Void, Void> running = context;
        if (opened == null || running == null) throw new IllegalStateException("not initialised");
        try {
            if (isRequest()) ask(opened, record, now(running));
            else opened.accept(EventCodec.read(record.value()), now(running));
        } catch (UnreadableEvent e) {
            quarantine(record, e);
        }
    }

    /** The clock of the ticks, which the time of day does not move: {@link SteadyTime}. */
    private static Instant now(ProcessorContext<Void, Void> context) {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    private boolean isRequest() {
        return Optional.ofNullable(context)
                .flatMap(ProcessorContext::recordMetadata)
                .filter(from -> from.topic().equals(Topic.REQUESTS.text()))
                .isPresent();
    }

    private void ask(FolderStage opened, Record<String, byte[]> record, Instant now) throws UnreadableEvent {
        StreamsPhotoStore kept = photos;
        if (!(EventCodec.readRequest(record.value()) instanceof Request request) || kept == null) return;
        if (kept.keep(request.id(), record.value())) opened.request(request, now);
    }

    private static void again(FolderStage opened, byte[] request, Instant now) {
        try {
            if (EventCodec.readRequest(request) instanceof Request known) opened.request(known, now);
        } catch (UnreadableEvent e) {
            throw new IllegalStateException("the writer's store holds a request that it cannot read", e);
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

    /** Takes what the stage says to the topics. */
    private final class Letters implements Outlet {
        private final StreamsPhotoStore kept;
        private final int partition;

        Letters(StreamsPhotoStore kept, int partition) {
            this.kept = kept;
            this.partition = partition;
        }

        @Override
        public void publish(List<? extends Event> events) throws FaultException {
            taken = false;
            for (RecordMetadata each : log.publish(Topic.SIDECARS, events)) published = each.offset() + 1;
            taken = true;
        }

        @Override
        public void answer(RequestAnswered answer) throws FaultException {
            log.publish(answer.at(partition), partition);
            if (answer.done()) kept.answered(answer.id());
        }
    }

    @Override
    public void close() {
        FolderStage opened = stage;
        if (opened != null) opened.close();
    }
}
