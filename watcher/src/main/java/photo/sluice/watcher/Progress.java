// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.util.Map;

/**
 * How far the watcher of a root has come.
 *
 * @param found files that are there and may be photos
 * @param announced versions announced since the start
 * @param waiting files that are still moving, or at rest and not announced yet
 * @param ignored files and folders that are nothing to us, by kind, as of the last whole sweep
 * @param swept whether the sweep at the start has been through
 * @param idle whether nothing is left to be announced of all that was noticed
 */
public record Progress(
        long found, long announced, long waiting, Map<String, Long> ignored, boolean swept, boolean idle) {
    static final Progress NONE = new Progress(0, 0, 0, Map.of(), false, false);

    public Progress {
        ignored = Map.copyOf(ignored);
    }
}
