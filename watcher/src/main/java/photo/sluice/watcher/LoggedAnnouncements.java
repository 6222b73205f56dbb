// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.runtime.FaultException;
import photo.sluice.runtime.log.ArrivalLog;
import photo.sluice.runtime.log.Cluster;

/**
 * Announces into the log of a cluster. Takes the root over at the first use, and again after each failure, so that the
 * fate of what failed is settled before {@link #known()} answers.
 */
public final class LoggedAnnouncements implements Announcements {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedAnnouncements.class);

    private final Cluster cluster;
    private final String root;
    private @Nullable ArrivalLog log;

    public LoggedAnnouncements(Cluster cluster, String root) {
        this.cluster = cluster;
        this.root = root;
    }

    private interface Use {
        void of(ArrivalLog log) throws FaultException;
    }

    @Override
    public Map<String, Version> known() throws FaultException {
        Map<String, Version> known = new HashMap<>();
        use(open -> open.known().forEach((photo, subject) -> known.put(photo.path(), subject.version())));
        return known;
    }

    @Override
    public void announce(Collection<Subject> subjects) throws FaultException {
        use(open -> open.announce(subjects));
    }

    @Override
    public void forget(Collection<PhotoId> photos) throws FaultException {
        use(open -> open.forget(photos));
    }

    /** Whatever the client library throws means that the broker did not do it; only being fenced is final. */
    private void use(Use use) throws FaultException {
        try {
            ArrivalLog open = log;
            if (open == null) {
                open = ArrivalLog.open(cluster, root);
                log = open;
            }
            use.of(open);
        } catch (ArrivalLog.FencedException e) {
            close();
            throw e;
        } catch (FaultException e) {
            close();
            throw e;
        } catch (RuntimeException e) {
            close();
            throw new FaultException(Fault.BROKER_UNAVAILABLE, "the broker does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        ArrivalLog open = log;
        log = null;
        if (open == null) return;
        try {
            open.close();
        } catch (RuntimeException e) {
            // It was given up anyway, and what it had begun is aborted by the next one; must not hide why.
            LOG.atDebug().addKeyValue("root", root).setCause(e).log("log did not close");
        }
    }
}
