// SPDX-License-Identifier: Apache-2.0
/** What is known of each file, and what follows from looking at it: pure, no clock, no disk. */
@NullMarked
package photo.sluice.watcher.file;

import org.jspecify.annotations.NullMarked;
