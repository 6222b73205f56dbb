// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import photo.sluice.cli.Failure;
import photo.sluice.contract.Lane;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.PhotoTopics;
import photo.sluice.runtime.log.Topics;
import photo.sluice.runtime.settings.Settings;

/** Topics and groups, created where they are missing; harmless where they are not. */
public final class Provision {
    private Provision() {}

    public static void on(Cluster cluster, Settings settings) {
        try (Topics topics = Topics.on(cluster)) {
            topics.ensure(
                    settings.outlook().partitions(), (short) settings.outlook().replication());
            int lock = Math.toIntExact(settings.work().lock().toMillis());
            for (String stage : Stages.NAMES) {
                for (Lane lane : Lane.values()) {
                    topics.shareGroup(PhotoTopics.group(stage, lane), lock);
                }
            }
        } catch (LogUnavailableException e) {
            throw Failure.environment(
                    "Kafka at " + cluster.bootstrapServers() + " cannot be set up: " + e.getMessage());
        }
    }
}
