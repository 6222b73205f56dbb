// SPDX-License-Identifier: Apache-2.0

/** Damage of known strength, for measuring the measures. */
@NullMarked
package photo.sluice.lab.degrade;

import org.jspecify.annotations.NullMarked;
