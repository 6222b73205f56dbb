// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.util.Locale;

/** How one hears of changes. */
public enum Watching {
    /** By events where the file system tells of all changes, elsewhere by looking again and again. */
    AUTO,
    /** By events, whatever the file system. */
    EVENTS,
    /** By looking again and again. */
    POLL;

    /** From a setting. */
    public static Watching of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
