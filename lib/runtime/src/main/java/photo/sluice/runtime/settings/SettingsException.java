// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.settings;

/** A setting is unknown or out of range; the message names key, value, where it came from, and what is allowed. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    public SettingsException(String message) {
        super(message);
    }

    /** Why, in words; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
