// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.util.List;

/** A model was not fetched, stored or removed; nothing half done stands where models are looked for. */
public final class PullException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> advice;

    PullException(String message, List<String> advice) {
        super(message);
        this.advice = List.copyOf(advice);
    }

    PullException(String message) {
        this(message, List.of());
    }

    /** Lines that say what happened in detail, and what to do about it. */
    public List<String> advice() {
        return advice;
    }
}
