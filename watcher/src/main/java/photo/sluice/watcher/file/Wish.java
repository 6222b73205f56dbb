// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.file;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody wants a photo announced once more as it is.
 *
 * @param run that the new version is of
 * @param only the stages that are to look at it; empty: all
 */
public record Wish(String run, Optional<Set<String>> only) {}
