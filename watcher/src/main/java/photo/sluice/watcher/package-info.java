// SPDX-License-Identifier: Apache-2.0
/** Folder to {@code PhotoArrived}: watches a root, waits until a file is at rest, announces each version once. */
@NullMarked
package photo.sluice.watcher;

import org.jspecify.annotations.NullMarked;
