// SPDX-License-Identifier: Apache-2.0
/** Kafka as the stages see it: the cluster, its topics and groups, events in and out. */
@NullMarked
package photo.sluice.runtime.log;

import org.jspecify.annotations.NullMarked;
