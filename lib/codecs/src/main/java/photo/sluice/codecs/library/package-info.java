// SPDX-License-Identifier: Apache-2.0
/** The native libraries and our bindings of them, one JNI library each, so that one that is missing takes no other along. */
@NullMarked
package photo.sluice.codecs.library;

import org.jspecify.annotations.NullMarked;
