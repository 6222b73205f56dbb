// SPDX-License-Identifier: Apache-2.0
/** Measures what Sluice promises: {@code ./dev bench}. Nobody knows this module. */
@NullMarked
package photo.sluice.lab;

import org.jspecify.annotations.NullMarked;
