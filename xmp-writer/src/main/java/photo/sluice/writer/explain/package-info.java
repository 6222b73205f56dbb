// SPDX-License-Identifier: Apache-2.0
/** Says in words why a sidecar says what it says, from the sidecar and its neighbours alone. */
@NullMarked
package photo.sluice.writer.explain;

import org.jspecify.annotations.NullMarked;
