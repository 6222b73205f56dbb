// SPDX-License-Identifier: Apache-2.0
/** Readers of what others have said about pictures: label files of data sets that lie outside of this project. */
@NullMarked
package photo.sluice.lab.data;

import org.jspecify.annotations.NullMarked;
