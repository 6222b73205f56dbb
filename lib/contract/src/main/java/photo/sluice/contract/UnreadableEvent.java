// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

/** A record that is no event of ours, or one of a newer version; it is quarantined, never dropped. */
public final class UnreadableEvent extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableEvent(String message) {
        super(message);
    }

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }

    /** Why, in words; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
