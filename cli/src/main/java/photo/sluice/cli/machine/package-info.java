// SPDX-License-Identifier: Apache-2.0
/** What Sluice keeps on this machine: its state folder, the roots it knows, who runs, how children are started. */
@NullMarked
package photo.sluice.cli.machine;

import org.jspecify.annotations.NullMarked;
