// SPDX-License-Identifier: Apache-2.0
/** What the first and the last bytes of a file tell: which kind of image it is, and whether it is whole. */
@NullMarked
package photo.sluice.watcher.bytes;

import org.jspecify.annotations.NullMarked;
