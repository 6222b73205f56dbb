// SPDX-License-Identifier: Apache-2.0
/** Tags from what models answer: objects, classes, faces. */
@NullMarked
package photo.sluice.tagger.model;

import org.jspecify.annotations.NullMarked;
