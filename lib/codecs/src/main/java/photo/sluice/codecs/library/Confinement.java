// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Name;
import org.bytedeco.javacpp.annotation.Platform;

/** What a process may forbid itself, by way of {@code confine.h}. */
@Platform(include = "confine.h", compiler = "cpp11")
public final class Confinement {
    private Confinement() {}

    /**
     * For good: so many bytes of address space beyond what is in use, no files written, no core, no new privileges; what
     * is printed beyond what a pipe holds is lost; SIGINT, SIGTERM and SIGHUP do nothing. False if the kernel refused any of it.
     */
    @Name("confine")
    public static native @Cast("bool") boolean confine(@Cast("int64_t") long memory);

    /** Hands freed memory back to the system. */
    @Name("confine_rest")
    public static native void rest();

    /** Ends this process at once, even while other threads are in native code. */
    @Name("confine_leave")
    public static native void leave();
}
