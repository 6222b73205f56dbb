// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

/** A policy that cannot be read; the message names the key, its value and what is allowed. */
public final class PolicyException extends IllegalArgumentException {
    PolicyException(String message) {
        super(message);
    }
}
