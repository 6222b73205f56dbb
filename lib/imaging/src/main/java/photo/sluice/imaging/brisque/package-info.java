// SPDX-License-Identifier: Apache-2.0

/** BRISQUE, the natural-scene statistics of 2012, as OpenCV computes it. */
@NullMarked
package photo.sluice.imaging.brisque;

import org.jspecify.annotations.NullMarked;
