// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.watcher.file.Origin;
import photo.sluice.watcher.file.Register;
import photo.sluice.watcher.folder.Eye;
import photo.sluice.watcher.folder.Sight;

/**
 * Tells files that were moved within the root from new ones: the same file key, size and time under another name, and
 * nothing under the old one. A second name of a file that is still there is an arrival.
 */
final class Moves {
    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

    private final WatchedRoot root;
    private final Register register;
    private final Eye eye;
    private final WatcherMetrics metrics;
    private String lastTold = "";

    Moves(WatchedRoot root, Register register, Eye eye, WatcherMetrics metrics) {
        this.root = root;
        this.register = register;
        this.eye = eye;
        this.metrics = metrics;
    }

    /**
     * How a file that is met came to its name.
     *
     * @param told how it came to our notice
     * @return {@link Origin#MOVED}, when nothing is known under the new name and the old one is free, else what was told
     */
    Origin origin(String path, Sight.Photo photo, Origin told) {
        if (told == Origin.START || register.has(path)) return told;
        Optional<String> former = register.formerly(photo.look(), photo.key());
        if (former.isEmpty() || !(eye.look(former.get()) instanceof Sight.Missing)) return told;
        metrics.moved(root.name());
        String from = folder(former.get());
        if (!lastTold.equals(from + '\0' + folder(path))) {
            lastTold = from + '\0' + folder(path);
            LOG.atInfo()
                    .addKeyValue("root", root.name())
                    .addKeyValue("from", from)
                    .addKeyValue("to", folder(path))
                    .log("photos were moved; they are announced under their new name, behind what arrives");
        }
        return Origin.MOVED;
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
