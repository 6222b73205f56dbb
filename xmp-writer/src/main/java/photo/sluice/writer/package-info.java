// SPDX-License-Identifier: Apache-2.0
/**
 * Results to sidecars. The core is pure: {@code set} tells what belongs together, {@code policy} judges it,
 * {@code lib/sidecar} merges; the rest waits until a set may be judged, and keeps the order that loses nothing: intent,
 * file, outcome.
 */
@NullMarked
package photo.sluice.writer;

import org.jspecify.annotations.NullMarked;
