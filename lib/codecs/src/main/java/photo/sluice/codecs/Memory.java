// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs;

import org.bytedeco.javacpp.BytePointer;

/** Where decoded pixels go: the caller's memory, asked for once their size is known. */
@FunctionalInterface
public interface Memory {
    /** Native memory of at least this many bytes, from position 0, which the caller keeps and reuses. */
    BytePointer of(long bytes);
}
