// SPDX-License-Identifier: Apache-2.0

/** The four basic factors of digiKam's Image Quality Sorter, mended, to compare our own measures with. */
@NullMarked
package photo.sluice.imaging.digikam;

import org.jspecify.annotations.NullMarked;
