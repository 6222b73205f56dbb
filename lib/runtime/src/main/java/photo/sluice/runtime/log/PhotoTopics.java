// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Topic;

/** The arrivals of each lane, and how far each stage has come with them. */
public final class PhotoTopics implements AutoCloseable {
    private static final long WAIT_SECONDS = 20;

    private final Admin admin;

    public PhotoTopics(Cluster cluster) {
        this.admin = cluster.admin();
    }

    /** The share group of a stage and a lane. */
    public static String group(String stage, Lane lane) {
        return stage + "." + lane.code();
    }

    /** Photos that a stage has not acknowledged yet, waiting and in hand; may trail by a second or two. */
    public long lag(String stage, Lane lane) {
        SharePartitionOffsetInfo info = info(stage, lane);
        if (info != null && info.lag().isPresent()) return info.lag().get();
        // Before the first acknowledgement a group has no offsets, and all that is kept lies before it.
        return offset(lane, OffsetSpec.latest()) - offset(lane, OffsetSpec.earliest());
    }

    /** Deletes what lies below the start of every stage's group; stages that never started keep everything. */
    public void deleteDone(Lane lane, List<String> stages) {
        long done = Long.MAX_VALUE;
        for (String stage : stages) {
            OptionalLong start = start(stage, lane);
            if (start.isEmpty()) return;
            done = Math.min(done, start.getAsLong());
        }
        if (done <= offset(lane, OffsetSpec.earliest())) return;
        RecordsToDelete below = RecordsToDelete.beforeOffset(done);
        Topics.get(
                () -> admin.deleteRecords(Map.of(partition(lane), below)).all().get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    /** Makes a stage see all that is kept once more; its workers must not be running. */
    public void rewind(String stage, Lane lane) {
        long earliest = offset(lane, OffsetSpec.earliest());
        Topics.get(() -> admin.alterShareGroupOffsets(group(stage, lane), Map.of(partition(lane), earliest))
                .all()
                .get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    /** Where the first photo lies that a stage has not acknowledged; empty before the first acknowledgement. */
    public OptionalLong start(String stage, Lane lane) {
        SharePartitionOffsetInfo info = info(stage, lane);
        return info == null ? OptionalLong.empty() : OptionalLong.of(info.startOffset());
    }

    private @org.jspecify.annotations.Nullable SharePartitionOffsetInfo info(String stage, Lane lane) {
        String group = group(stage, lane);
        return Topics.get(() -> admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()))
                        .partitionsToOffsetInfo(group)
                        .get(WAIT_SECONDS, TimeUnit.SECONDS))
                .get(partition(lane));
    }

    private long offset(Lane lane, OffsetSpec spec) {
        return Topics.get(() -> admin.listOffsets(Map.of(partition(lane), spec))
                .partitionResult(partition(lane))
                .get(WAIT_SECONDS, TimeUnit.SECONDS)
                .offset());
    }

    private static TopicPartition partition(Lane lane) {
        return new TopicPartition(Topic.photos(lane).text(), 0);
    }

    @Override
    public void close() {
        admin.close(java.time.Duration.ofSeconds(2));
    }
}
