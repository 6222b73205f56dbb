// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

/** A model failed on one picture, or what it answered makes no sense. */
public final class AnswerException extends RuntimeException {
    AnswerException(String model, Exception cause) {
        super(model + ": " + cause.getMessage(), cause);
    }
}
