// SPDX-License-Identifier: Apache-2.0

/** Fits the coefficients of the technical score to damage of known strength, and says how well they hold. */
@NullMarked
package photo.sluice.lab.fit;

import org.jspecify.annotations.NullMarked;
