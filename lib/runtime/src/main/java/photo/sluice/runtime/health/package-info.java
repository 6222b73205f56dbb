// SPDX-License-Identifier: Apache-2.0
/** What a process tells of itself: metrics, liveness, readiness. */
@NullMarked
package photo.sluice.runtime.health;

import org.jspecify.annotations.NullMarked;
