// SPDX-License-Identifier: Apache-2.0

/** What the camera wrote about the moment of capture. */
@NullMarked
package photo.sluice.imaging.capture;

import org.jspecify.annotations.NullMarked;
