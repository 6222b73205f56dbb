// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The classes of a model that says which photos to keep, as digiKam's aesthetic detector: rejected, pending, accepted.
 *
 * <p>The score is what is to be expected of the photo if rejected counts 0, pending one half and accepted 1. digiKam
 * keeps the likeliest class alone, and so knows of no difference between 0.34 and 0.99.
 */
public final class Picks {
    private static final Map<String, Double> WORTH = Map.of(
            "reject", 0.0,
            "rejected", 0.0,
            "pending", 0.5,
            "accept", 1.0,
            "accepted", 1.0);

    private Picks() {}

    /** Whether labels are of such a model: two or more, each of them once, and no others. */
    public static boolean are(List<String> labels) {
        Set<Double> worths = new HashSet<>();
        for (String label : labels) {
            OptionalDouble worth = worth(label);
            if (worth.isEmpty() || !worths.add(worth.getAsDouble())) return false;
        }
        return worths.size() > 1;
    }

    /** 0 to 1; the probabilities need not add up to 1. */
    public static double expectation(Map<String, Double> probabilities) {
        double all = 0;
        double sum = 0;
        for (Map.Entry<String, Double> each : probabilities.entrySet()) {
            double worth = worth(each.getKey())
                    .orElseThrow(() -> new IllegalArgumentException("no worth of class " + each.getKey()));
            all += each.getValue();
            sum += each.getValue() * worth;
        }
        if (!(all > 0)) throw new IllegalArgumentException("no class has a probability: " + probabilities);
        return sum / all;
    }

    private static OptionalDouble worth(String label) {
        Double worth = WORTH.get(label.toLowerCase(Locale.ROOT));
        return worth == null ? OptionalDouble.empty() : OptionalDouble.of(worth);
    }
}
