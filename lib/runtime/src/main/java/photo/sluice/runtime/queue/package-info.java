// SPDX-License-Identifier: Apache-2.0
/**
 * How a stage takes photos from the log: share groups, each photo acknowledged alone, given again when a worker dies,
 * buried when its tries are used up.
 */
@NullMarked
package photo.sluice.runtime.queue;

import org.jspecify.annotations.NullMarked;
