// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.time.Instant;

/**
 * What an event is about; every later event of the same photo repeats it unchanged.
 *
 * @param photo which photo
 * @param version which state of its bytes
 * @param lane how urgent
 * @param run the run that announced it, for undo by run
 * @param seen when the watcher first noticed this version; latency from drop to sidecar counts from here
 */
public record Subject(PhotoId photo, Version version, Lane lane, String run, Instant seen) {}
