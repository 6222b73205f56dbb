// SPDX-License-Identifier: Apache-2.0
/**
 * The events and the topics: what the stages say to each other. A change here is a migration of data that lies in
 * somebody's log, so every event is pinned by a golden file, unknown fields are ignored, and an unknown type is
 * quarantined, never dropped.
 */
@NullMarked
package photo.sluice.contract;

import org.jspecify.annotations.NullMarked;
