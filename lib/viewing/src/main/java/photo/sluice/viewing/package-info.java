// SPDX-License-Identifier: Apache-2.0

/** Where events meet pictures: an arrived photo in, its pixels in front of whoever makes an event of them. */
@NullMarked
package photo.sluice.viewing;

import org.jspecify.annotations.NullMarked;
