// SPDX-License-Identifier: Apache-2.0
/** Which photos are to be looked at once more, and how that is asked for. */
@NullMarked
package photo.sluice.cli.scan;

import org.jspecify.annotations.NullMarked;
