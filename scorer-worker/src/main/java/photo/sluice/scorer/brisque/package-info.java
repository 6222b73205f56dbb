// SPDX-License-Identifier: Apache-2.0
/** BRISQUE among the quality models: opt-in, to compare with. */
@NullMarked
package photo.sluice.scorer.brisque;

import org.jspecify.annotations.NullMarked;
