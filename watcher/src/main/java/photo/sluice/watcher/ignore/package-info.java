// SPDX-License-Identifier: Apache-2.0
/** What the owner of a root wants left out: {@code .sluiceignore} files. */
@NullMarked
package photo.sluice.watcher.ignore;

import org.jspecify.annotations.NullMarked;
