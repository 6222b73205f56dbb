// SPDX-License-Identifier: Apache-2.0

/** From a file to what the stages look at: reduced colour picture, 1:1 tiles, capture facts. */
@NullMarked
package photo.sluice.imaging;

import org.jspecify.annotations.NullMarked;
