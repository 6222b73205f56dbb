// SPDX-License-Identifier: Apache-2.0
/** What the rules look at: a few plain numbers about tone, colour, lights and texture, taken from a rendition once. */
@NullMarked
package photo.sluice.tagger.look;

import org.jspecify.annotations.NullMarked;
