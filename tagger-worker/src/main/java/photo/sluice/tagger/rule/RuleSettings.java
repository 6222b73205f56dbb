// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

/**
 * Which tags are given on request only: those that one would search for in other ways.
 *
 * @param flash {@code auto|flash}
 * @param format {@code auto|format|…}
 */
public record RuleSettings(boolean flash, boolean format) {
    /** Neither. */
    public static final RuleSettings USUAL = new RuleSettings(false, false);
}
