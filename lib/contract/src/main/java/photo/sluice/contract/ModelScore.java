// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * One quality model's answer.
 *
 * @param name the model's name on its card
 * @param version the model's version on its card
 * @param score its mean, in the model's own range; of classes the expectation, 0 to 1
 * @param distribution the shares of the votes, that of vote 1 first, where the model gives them; else empty
 * @param classes the probability of each class by its label, where the model gives them; absent in older events
 * @param lowerIsBetter there, and true, where less of it speaks for the photo
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ModelScore(
        String name,
        String version,
        double score,
        List<Double> distribution,
        Optional<Map<String, Double>> classes,
        Optional<Boolean> lowerIsBetter) {
    /** The one that is there to be compared with: of it less is better, and it knows nothing of taste. */
    public static final String BRISQUE = "brisque";

    public ModelScore {
        distribution = List.copyOf(distribution);
        classes = classes.map(each -> Collections.unmodifiableMap(new TreeMap<>(each)));
    }

    /** Of a model that gives no classes, and of which more is better. */
    public ModelScore(String name, String version, double score, List<Double> distribution) {
        this(name, version, score, distribution, Optional.empty(), Optional.empty());
    }

    /** How much its voters differ: the standard deviation of the votes, where their distribution is known. */
    public OptionalDouble spread() {
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < distribution.size(); i++) {
            sum += distribution.get(i);
            mean += (i + 1) * distribution.get(i);
        }
        if (!(sum > 0)) return OptionalDouble.empty();
        mean /= sum;
        double square = 0;
        for (int i = 0; i < distribution.size(); i++) square += (i + 1 - mean) * (i + 1 - mean) * distribution.get(i);
        return OptionalDouble.of(Math.sqrt(square / sum));
    }

    /** Whether less of it speaks for the photo; events of before did not say it of BRISQUE. */
    public boolean less() {
        return lowerIsBetter.orElse(name.equals(BRISQUE));
    }

    /** Whether photos may be ranked by it: BRISQUE knows nothing of taste. */
    public boolean ranks() {
        return !name.equals(BRISQUE);
    }

    /** The more the better, whichever way the model counts: what photos are ranked by. */
    public double merit() {
        return less() ? -score : score;
    }
}
