// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.standing;

import java.util.ArrayList;
import java.util.List;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.PhotoTopics;
import photo.sluice.runtime.log.Progress;

/** Asks the cluster what each stage has before it. Not thread-safe. */
public final class Backlogs implements AutoCloseable {
    private final PhotoTopics topics;
    private final Progress progress;
    private final List<String> stages;

    /** @param stages that take photos */
    public Backlogs(Cluster cluster, List<String> stages) {
        this.topics = new PhotoTopics(cluster);
        this.progress = new Progress(cluster);
        this.stages = List.copyOf(stages);
    }

    /** By stage, live before backfill. */
    public List<Backlog> all() {
        List<Backlog> all = new ArrayList<>();
        for (String stage : stages) {
            for (Lane lane : Lane.values()) {
                long lag = topics.lag(stage, lane);
                all.add(new Backlog(
                        stage,
                        lane,
                        lag,
                        lag == 0 ? java.util.Optional.empty() : progress.announced(lane, topics.start(stage, lane))));
            }
        }
        return all;
    }

    /** Results that the writers have not read yet. */
    public long unread(String group) {
        return progress.unread(group);
    }

    @Override
    public void close() {
        topics.close();
        progress.close();
    }
}
