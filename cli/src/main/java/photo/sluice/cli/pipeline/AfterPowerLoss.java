// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Subject;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;
import photo.sluice.runtime.log.LogUnavailableException;
import photo.sluice.runtime.log.PhotoTopics;

/**
 * What is done when the machine lost its power: the broker acknowledges from the page cache, so some of what it had
 * acknowledged may be gone. Everything that may have been lost is done again; what was not lost changes nothing.
 */
final class AfterPowerLoss {
    private static final Logger LOG = LoggerFactory.getLogger(AfterPowerLoss.class);

    private AfterPowerLoss() {}

    /** Workers see again all arrivals that are kept. Before any worker runs. */
    static void rewind(Cluster cluster) {
        LOG.warn("the machine was restarted without a clean stop; going through what may have been lost");
        try (PhotoTopics topics = new PhotoTopics(cluster)) {
            for (String stage : Stages.NAMES) {
                for (Lane lane : Lane.values()) topics.rewind(stage, lane);
            }
        } catch (LogUnavailableException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("groups could not be rewound; announcing again will do");
        }
    }

    /** Versions that have not ended are announced again. Before any watcher runs. */
    static void announceAgain(Cluster cluster, Board board, Plan plan) {
        for (String root : plan.roots().keySet()) {
            List<Subject> open = board.open(root);
            if (open.isEmpty()) continue;
            try (ArrivalLog log = ArrivalLog.open(cluster, root)) {
                log.announce(open);
                LOG.atInfo()
                        .addKeyValue("root", root)
                        .addKeyValue("photos", open.size())
                        .log("announced again");
            } catch (FaultException e) {
                LOG.atWarn()
                        .addKeyValue("root", root)
                        .addKeyValue("reason", e.getMessage())
                        .log("not announced again");
            }
        }
    }
}
