// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

/** A command cannot go on; the message says why and what to do, the status is the process's exit status. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** All well. */
    public static final int OK = 0;
    /** Some photos are quarantined. */
    public static final int SOME_QUARANTINED = 1;
    /** The command was used wrongly. */
    public static final int WRONG_USE = 2;
    /** Something outside is missing or in the way. */
    public static final int ENVIRONMENT = 3;
    /** None is quarantined, but some sidecars could not be written: malformed, or read-only. */
    public static final int SOME_NOT_WRITTEN = 4;

    private final int status;

    private Failure(int status, String message) {
        super(message);
        this.status = status;
    }

    public static Failure wrongUse(String message) {
        return new Failure(WRONG_USE, message);
    }

    public static Failure environment(String message) {
        return new Failure(ENVIRONMENT, message);
    }

    public int status() {
        return status;
    }
}
