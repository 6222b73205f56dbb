// SPDX-License-Identifier: Apache-2.0
/** What runs, what waits and since when, told again and again if one likes. */
@NullMarked
package photo.sluice.cli.status;

import org.jspecify.annotations.NullMarked;
