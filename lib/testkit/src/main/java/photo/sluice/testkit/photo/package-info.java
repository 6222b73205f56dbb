// SPDX-License-Identifier: Apache-2.0

/** A shot: scene, faults of known strength and Exif, developed into the bytes of a JPEG file. */
@NullMarked
package photo.sluice.testkit.photo;

import org.jspecify.annotations.NullMarked;
