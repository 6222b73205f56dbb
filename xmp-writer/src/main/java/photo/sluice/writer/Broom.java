// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.sidecar.file.SidecarFile;

/**
 * Removes what a crash has left of our temporary files, the first time that a folder is written to. Looking for them reads
 * the whole folder, so it is done once. Not thread-safe.
 */
final class Broom {
    private static final Logger LOG = LoggerFactory.getLogger(Broom.class);

    /** Folders that are remembered; one that is forgotten is swept again. */
    private static final int REMEMBERED = 10_000;

    private final Map<Path, Boolean> swept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Sweeps a folder whose sidecars only we write just now; a folder that cannot be swept does no harm. */
    void sweep(SidecarFile files, Path folder) {
        if (swept.put(folder, true) != null) return;
        try {
            int removed = files.sweep(folder);
            if (removed > 0) {
                LOG.atInfo()
                        .addKeyValue("folder", folder)
                        .addKeyValue("removed", removed)
                        .log("swept after a crash");
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("folder cannot be swept");
        }
    }
}
