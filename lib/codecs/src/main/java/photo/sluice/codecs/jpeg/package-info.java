// SPDX-License-Identifier: Apache-2.0
/** JPEGs as they are stored: their planes, before chroma is enlarged and colours are mixed. */
@NullMarked
package photo.sluice.codecs.jpeg;

import org.jspecify.annotations.NullMarked;
