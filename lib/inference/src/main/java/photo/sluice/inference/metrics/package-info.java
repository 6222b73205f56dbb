// SPDX-License-Identifier: Apache-2.0
/** What models do, for Prometheus. */
@NullMarked
package photo.sluice.inference.metrics;

import org.jspecify.annotations.NullMarked;
