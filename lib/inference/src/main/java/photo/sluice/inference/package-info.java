// SPDX-License-Identifier: Apache-2.0

/** Model cards, and the models that they describe, run on pixels: it knows neither events nor files of photos. */
@NullMarked
package photo.sluice.inference;

import org.jspecify.annotations.NullMarked;
