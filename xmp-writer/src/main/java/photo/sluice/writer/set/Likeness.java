// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

/**
 * How like two photos of one burst must be, judged by how like photos of this folder are that have nothing to do with each
 * other: neighbours in a camera's time that lie a minute and more apart. Where even those are alike (a studio, a sports
 * field from one seat), likeness proves little and more of it is asked for. Not thread-safe.
 */
final class Likeness {
    /**
     * Unrelated photos differ in 31 of 64 bits with a deviation of 4: of 1,700 pairs of the photos that the tests use,
     * one differs in fewer than 20; takes of one scene from one place differ in 0 to 10. Twelve keeps clear of both.
     */
    static final int USUAL = 12;

    private static final int STRICT = 8;
    private static final int STRICTEST = 4;

    /** A quartile of fewer than these says nothing. */
    private static final int ENOUGH = 40;

    /** Below this lower quartile every fourth stranger is nearer than the nearest one of the usual kind. */
    private static final int ALIKE = 20;

    private static final int VERY_ALIKE = 12;

    static final long FAR_MS = 60_000;

    private final int[] strangers = new int[Long.SIZE + 1];
    private final SetRules rules;
    private int count;

    Likeness(SetRules rules) {
        this.rules = rules;
    }

    /** These two are neighbours now ({@code change} 1) or no longer (-1). */
    void neighbours(Taken before, Taken after, int change) {
        if (!before.timed() || after.at() - before.at() < FAR_MS) return;
        strangers[before.distance(after)] += change;
        count += change;
    }

    /** In how many bits two photos of a burst may differ. */
    int limit() {
        if (rules.diff().isPresent()) return rules.diff().getAsInt();
        if (count < ENOUGH) return USUAL;
        int seen = 0;
        int quartile = 0;
        while ((seen += strangers[quartile]) * 4 < count) quartile++;
        return quartile < VERY_ALIKE ? STRICTEST : quartile < ALIKE ? STRICT : USUAL;
    }
}
