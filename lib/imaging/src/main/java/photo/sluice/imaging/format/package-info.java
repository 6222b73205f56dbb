// SPDX-License-Identifier: Apache-2.0

/** Which format the bytes are, and whether a decoder may be shown them at all; pure Java. */
@NullMarked
package photo.sluice.imaging.format;

import org.jspecify.annotations.NullMarked;
