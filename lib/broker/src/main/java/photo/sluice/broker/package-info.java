// SPDX-License-Identifier: Apache-2.0
/** A real Kafka broker of one node, on loopback, for one machine. Nothing else in the house knows Kafka's server. */
@NullMarked
package photo.sluice.broker;

import org.jspecify.annotations.NullMarked;
