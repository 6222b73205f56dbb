// SPDX-License-Identifier: Apache-2.0
/**
 * Models that can be had, and models that lie here: a list with addresses and checksums, a fetcher that leaves nothing
 * half done, and the folder in which they stand.
 */
@NullMarked
package photo.sluice.inference.registry;

import org.jspecify.annotations.NullMarked;
