// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.List;

/**
 * Takes back what asks people to throw a photo away, whatever the policy says: nothing is rejected in a set that is kept
 * whole, nor the best of a burst, nor where people are in the frame, nor below this confidence.
 *
 * @param confidence 0 to 1
 */
record Mercy(double confidence) {
    static Mercy read(Keys keys) {
        return new Mercy(keys.number("confidence", 0, 1, 0.8));
    }

    List<Opinion> on(List<Opinion> opinions, boolean whole) {
        return opinions.stream()
                .map(opinion -> opinion.marks().rejects() && spares(opinion, whole, opinions.size())
                        ? opinion.spared()
                        : opinion)
                .toList();
    }

    private boolean spares(Opinion opinion, boolean whole, int size) {
        return whole
                || (size > 1 && opinion.rank() == 1)
                || opinion.confidence() < confidence
                || opinion.look().signals().hasPeople();
    }
}
