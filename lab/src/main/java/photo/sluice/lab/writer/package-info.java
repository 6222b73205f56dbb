// SPDX-License-Identifier: Apache-2.0
/** A writer as it is installed, in a process of its own, and photos for it that nobody ever took. */
@NullMarked
package photo.sluice.lab.writer;

import org.jspecify.annotations.NullMarked;
