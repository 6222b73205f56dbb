// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.log;

/** Kafka does not answer, or not as asked. */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
