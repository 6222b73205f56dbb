// SPDX-License-Identifier: Apache-2.0
/** How a folder tree is looked at: names, links, sweeps, the events of the operating system. */
@NullMarked
package photo.sluice.watcher.folder;

import org.jspecify.annotations.NullMarked;
