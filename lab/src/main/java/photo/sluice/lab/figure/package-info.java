// SPDX-License-Identifier: Apache-2.0
/** Figures, the goals that they are held against, and how both are shown. */
@NullMarked
package photo.sluice.lab.figure;

import org.jspecify.annotations.NullMarked;
