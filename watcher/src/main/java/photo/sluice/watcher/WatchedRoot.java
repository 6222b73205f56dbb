// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.nio.file.Path;
import photo.sluice.contract.PhotoId;

/**
 * What is watched.
 *
 * @param name of the root, as in every event
 * @param path real path of its folder on this machine
 * @param run the run that announces, for undo by run
 */
public record WatchedRoot(String name, Path path, String run) {
    public WatchedRoot {
        if (!PhotoId.isRootName(name)) throw new IllegalArgumentException("not a root name: '" + name + "'");
        path = path.toAbsolutePath().normalize();
    }
}
