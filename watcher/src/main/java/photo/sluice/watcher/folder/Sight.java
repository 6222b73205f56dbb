// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import photo.sluice.watcher.file.Look;

/** What stands at a path, to somebody who looks for photos. */
public sealed interface Sight {
    /**
     * A file that may be a photo, or a link to a file outside, which the worker is to refuse with its reason.
     *
     * @param key of the file itself, whatever its name (device and inode, folded into 32 bits); 0 if there is none
     */
    record Photo(Look look, int key) implements Sight {}

    /** A folder to look into. */
    record Folder() implements Sight {}

    /** A file or a folder that is nothing to us. */
    record Ignored(Kind kind) implements Sight {}

    /** A folder that a link leads to, outside of the root: not looked into. */
    record FolderOutside(String target) implements Sight {}

    /** A name that is not UTF-8. */
    record Unmappable() implements Sight {}

    record Missing() implements Sight {}

    /** It cannot be told. */
    record Unreadable(String reason) implements Sight {}
}
