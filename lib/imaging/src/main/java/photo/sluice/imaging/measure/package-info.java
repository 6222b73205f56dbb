// SPDX-License-Identifier: Apache-2.0

/** Numbers that say how a photo suffers, and a hash that says what it looks like. */
@NullMarked
package photo.sluice.imaging.measure;

import org.jspecify.annotations.NullMarked;
