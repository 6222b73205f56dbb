// SPDX-License-Identifier: Apache-2.0
/** How what was measured of a photo is told: to people, and to programs. */
@NullMarked
package photo.sluice.cli.measure;

import org.jspecify.annotations.NullMarked;
