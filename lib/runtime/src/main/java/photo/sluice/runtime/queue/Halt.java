// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.queue;

/** Ends the process at once, without hooks: the only way to be rid of a thread that is stuck in native code. */
@FunctionalInterface
public interface Halt {
    /** Exit status of a worker that halted itself; its supervisor starts another. */
    int STATUS = 70;

    /** Does not return in production; a test may let it. */
    void now(String reason);

    /** The real one. */
    static Halt process() {
        return reason -> {
            System.err.println("halting: " + reason);
            Runtime.getRuntime().halt(STATUS);
        };
    }
}
