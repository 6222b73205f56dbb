// SPDX-License-Identifier: Apache-2.0
/** What is told of photos that were given up. */
@NullMarked
package photo.sluice.cli.quarantine;

import org.jspecify.annotations.NullMarked;
