// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import photo.sluice.contract.Fault;

/** Something failed for a reason that has a code. The message names the file or the place. */
public final class FaultException extends Exception {
    private static final long serialVersionUID = 1;
    private final Fault fault;

    public FaultException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public FaultException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** Why, in words; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
