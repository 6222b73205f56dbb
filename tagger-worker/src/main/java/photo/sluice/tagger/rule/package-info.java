// SPDX-License-Identifier: Apache-2.0
/** One small class a tag: a documented rule over {@link photo.sluice.tagger.look.Look}. A tag that may be false is not given. */
@NullMarked
package photo.sluice.tagger.rule;

import org.jspecify.annotations.NullMarked;
