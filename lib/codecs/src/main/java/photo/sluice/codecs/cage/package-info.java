// SPDX-License-Identifier: Apache-2.0
/**
 * Native decoders in processes of their own: what kills one kills no photo but its own.
 *
 * <pre>
 *   {@link photo.sluice.codecs.cage.Cage} ── Child ×children ── a Unix socket ── CageMain, a process each ── {@code library}
 * </pre>
 */
@NullMarked
package photo.sluice.codecs.cage;

import org.jspecify.annotations.NullMarked;
