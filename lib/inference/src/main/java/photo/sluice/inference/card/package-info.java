// SPDX-License-Identifier: Apache-2.0

/** What a model wants to be shown and what its numbers mean, read from the card beside it. */
@NullMarked
package photo.sluice.inference.card;

import org.jspecify.annotations.NullMarked;
