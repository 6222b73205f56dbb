// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.util.List;

/**
 * One quality model's answer.
 *
 * @param name the model's name on its card
 * @param version the model's version on its card
 * @param score its mean, in the model's own range
 * @param distribution the whole answer, where the model gives one; else empty
 */
public record ModelScore(String name, String version, double score, List<Double> distribution) {
    /** The one that is there to be compared with: of it less is better, and it knows nothing of taste. */
    public static final String BRISQUE = "brisque";

    public ModelScore {
        distribution = List.copyOf(distribution);
    }

    /** Whether photos may be ranked by it, the more the better. */
    public boolean ranks() {
        return !name.equals(BRISQUE);
    }
}
