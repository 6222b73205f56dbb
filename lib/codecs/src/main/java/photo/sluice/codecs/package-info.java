// SPDX-License-Identifier: Apache-2.0
/** Decoders that Java has none of: LibRaw, libheif and libjxl in a cage, libjpeg-turbo's planes in this process. */
@NullMarked
package photo.sluice.codecs;

import org.jspecify.annotations.NullMarked;
