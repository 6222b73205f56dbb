// SPDX-License-Identifier: Apache-2.0
/** How far everything is, read from the log by somebody who takes no part: nothing is created, joined or moved. */
@NullMarked
package photo.sluice.runtime.standing;

import org.jspecify.annotations.NullMarked;
