// SPDX-License-Identifier: Apache-2.0
/** Finds what cameras embed in their RAW files, in Java alone: previews that are ready to look at, and Exif blocks. */
@NullMarked
package photo.sluice.imaging.raw;

import org.jspecify.annotations.NullMarked;
