// SPDX-License-Identifier: Apache-2.0
/**
 * Results to sidecars. The core is pure: {@link photo.sluice.writer.GentlePolicy} judges, {@code lib/sidecar} merges; the
 * rest waits until a photo may be judged, and keeps the order that loses nothing: intent, file, outcome.
 */
@NullMarked
package photo.sluice.writer;

import org.jspecify.annotations.NullMarked;
