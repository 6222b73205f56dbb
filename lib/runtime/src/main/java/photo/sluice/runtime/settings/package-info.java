// SPDX-License-Identifier: Apache-2.0
/** Typed settings: defaults in one place, units in the values, an unknown key refuses to start. */
@NullMarked
package photo.sluice.runtime.settings;

import org.jspecify.annotations.NullMarked;
