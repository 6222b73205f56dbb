// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

/**
 * A stage has given this version up; the other stages' answers still count.
 *
 * @param stage who gives it up
 * @param fault the code of why
 * @param message in words, naming file and place
 */
public record PhotoRejected(Subject subject, String stage, Fault fault, String message) implements Event {}
