// SPDX-License-Identifier: Apache-2.0
/** What the classes of models are called as tags: where they lie below {@code auto}, and in the words of which language. */
@NullMarked
package photo.sluice.tagger.word;

import org.jspecify.annotations.NullMarked;
