// SPDX-License-Identifier: Apache-2.0

/** Models of the model folder that say how good a photo is, or where it lies among others. */
@NullMarked
package photo.sluice.scorer.neural;

import org.jspecify.annotations.NullMarked;
