// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

/**
 * Photos are to be judged anew from the signals that the writers keep, with no decode.
 *
 * @param policy the policy's text in YAML
 * @param sets whether stars of ours move too in sets in which a person has rated
 */
public record RejudgeRequested(Scope scope, String policy, boolean sets) implements Request {}
