// SPDX-License-Identifier: Apache-2.0
/** An arrived photo in, what its pixels and its camera say of it out. Signals only: nothing here judges. */
@NullMarked
package photo.sluice.scorer;

import org.jspecify.annotations.NullMarked;
