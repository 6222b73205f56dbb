// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.util.Locale;

/** What a name makes of a file. */
public enum Kind {
    /** Announced; whether it really is a photo is for the worker to find out. */
    PHOTO,
    /** The name does not say: announced if its first bytes are those of an image, else counted as ignored. */
    UNKNOWN,
    VIDEO,
    AUDIO,
    /** A camera's preview of a video ({@code .THM}). */
    THUMBNAIL,
    /** Written by us and by other photo programs next to a photo. */
    SIDECAR,
    DOCUMENT,
    /** A copy that is under way, under a name that will change. */
    TEMPORARY,
    /** Dot files and dot folders, {@code .sluice} among them. */
    HIDDEN,
    /** What NAS and desktop systems keep for themselves. */
    SYSTEM,
    /** The owner wants it left out, in a {@code .sluiceignore}. */
    EXCLUDED,
    /** Without a byte, for longer than a writer takes to begin. */
    EMPTY,
    /** A link whose target is seen under its own name, or that leads nowhere. */
    LINK,
    /** Neither file nor folder nor link. */
    SPECIAL;

    /** Whether such a file may be announced. */
    public boolean wanted() {
        return this == PHOTO || this == UNKNOWN;
    }

    /** Lower-case name, as in metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
