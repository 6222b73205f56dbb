// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

/** A histogram of lengths in levels of 255, from 0 to 256 in quarters; sorting as many would cost more than all the rest. */
final class Spread {
    private static final int PARTS = 4;

    private final int[] counts = new int[256 * PARTS];
    private int all;
    private double sum;

    void add(double length) {
        counts[Math.min(counts.length - 1, (int) (length * PARTS))]++;
        all++;
        sum += length;
    }

    double mean() {
        return all == 0 ? 0 : sum / all;
    }

    /** The lower edge of the quarter that the length at this share (0 to 1) lies in. */
    double below(double share) {
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= share * all) {
                return (double) i / PARTS;
            }
        }
        return 256;
    }
}
