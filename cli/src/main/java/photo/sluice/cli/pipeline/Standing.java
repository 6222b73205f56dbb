// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Topic;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.PhotoTopics;
import photo.sluice.runtime.log.Tail;

/**
 * How far everything is, as the log tells it.
 *
 * @param open by root: announced versions that have not ended
 * @param stages waiting and in hand, by stage and lane
 * @param quarantined different photos in quarantine
 */
public record Standing(Map<String, Integer> open, List<StageLag> stages, int quarantined) {
    public Standing {
        open = Map.copyOf(open);
        stages = List.copyOf(stages);
    }

    /** What one stage has before it in one lane. */
    public record StageLag(String stage, String lane, long lag) {}

    /** Reads it. */
    public static Standing of(Cluster cluster, Iterable<String> roots) {
        Map<String, Integer> open = new HashMap<>();
        try (Board board = new Board(cluster, outcome -> {})) {
            board.start();
            for (String root : roots) open.put(root, board.open(root).size());
        }
        List<StageLag> stages = new ArrayList<>();
        try (PhotoTopics topics = new PhotoTopics(cluster)) {
            for (String stage : Stages.NAMES) {
                for (Lane lane : Lane.values()) stages.add(new StageLag(stage, lane.code(), topics.lag(stage, lane)));
            }
        }
        Set<String> quarantined = new HashSet<>();
        try (Tail tail = Tail.fromStart(cluster, Topic.QUARANTINE)) {
            tail.toEnd(entry -> quarantined.add(entry.key()));
        }
        return new Standing(open, stages, quarantined.size());
    }

    /** Announced versions of a root that have not ended. */
    public int open(String root) {
        return open.getOrDefault(root, 0);
    }
}
