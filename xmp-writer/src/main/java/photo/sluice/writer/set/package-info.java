// SPDX-License-Identifier: Apache-2.0
/** Which photos of a folder belong together: pure, and the same whatever order they arrive in. */
@NullMarked
package photo.sluice.writer.set;

import org.jspecify.annotations.NullMarked;
