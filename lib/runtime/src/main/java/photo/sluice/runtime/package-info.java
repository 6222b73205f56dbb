// SPDX-License-Identifier: Apache-2.0
/** What a stage is, and what it may answer. How it runs on Kafka is in the packages below. */
@NullMarked
package photo.sluice.runtime;

import org.jspecify.annotations.NullMarked;
