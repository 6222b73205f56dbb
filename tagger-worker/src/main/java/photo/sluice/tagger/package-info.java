// SPDX-License-Identifier: Apache-2.0
/** An arrived photo in, its tags out. The tags that need no model are in {@code photo.sluice.tagger.rule}. */
@NullMarked
package photo.sluice.tagger;

import org.jspecify.annotations.NullMarked;
