// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.standing;

import java.time.Instant;
import java.util.Optional;
import photo.sluice.contract.Lane;

/**
 * What one stage has before it in one lane.
 *
 * @param lag photos that it has not acknowledged, waiting and in hand; may trail by a second or two
 * @param oldest when the oldest of them was announced; empty if there is none
 */
public record Backlog(String stage, Lane lane, long lag, Optional<Instant> oldest) {}
