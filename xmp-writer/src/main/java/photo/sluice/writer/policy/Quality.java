// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Measures;

/**
 * The technical score, 0 to 100, as a policy sees it: the scorer's own, or 100 less the weighted mean of the damage that
 * the factors found, as digiKam's quality sorter does it.
 *
 * @param weights by factor that is switched on; empty: the scorer's own score
 * @param severeFrom damage, 0 to 100, from which a factor's weight is multiplied
 * @param severeTimes by this; 1 is off. digiKam multiplies by 20 above 90, which makes scores fall off a cliff
 */
record Quality(Map<String, Double> weights, double severeFrom, double severeTimes) {
    static final List<String> FACTORS = List.of("blur", "noise", "compression", "exposure", "aesthetic");

    Quality {
        weights = Map.copyOf(weights);
    }

    static Quality read(Keys keys) {
        boolean measured =
                keys.choice("from", List.of("measured", "factors"), "measured").equals("measured");
        Map<String, Double> weights = new LinkedHashMap<>();
        Keys factors = keys.section("factors");
        for (String factor : FACTORS) {
            Keys one = factors.section(factor);
            boolean use = one.flag("use", !factor.equals("aesthetic"));
            double weight = one.number("weight", 0, 100, 100);
            if (use && weight > 0) weights.put(factor, weight);
        }
        double from = keys.number("severe-from", 0, 100, 90);
        double times = keys.number("severe-times", 1, 100, 1);
        if (!measured && weights.isEmpty()) {
            throw new PolicyException("quality.factors: every factor is off; at least one must have use: true");
        }
        return new Quality(measured ? Map.of() : weights, from, times);
    }

    /** {@code standing} is the photo's place in its folder, 0 to 1; without one that factor is left out. */
    double of(Measures measures, Optional<Double> standing) {
        if (weights.isEmpty()) return measures.technical();
        double sum = 0;
        double total = 0;
        for (String factor : FACTORS) {
            Double weight = weights.get(factor);
            Optional<Double> score = score(factor, measures, standing);
            if (weight == null || score.isEmpty()) continue;
            double damage = 100 - score.get();
            double share = damage > severeFrom ? weight * severeTimes : weight;
            sum += share * damage;
            total += share;
        }
        return total == 0 ? measures.technical() : 100 - sum / total;
    }

    private static Optional<Double> score(String factor, Measures measures, Optional<Double> standing) {
        return switch (factor) {
            case "blur" -> Optional.of(Math.min(measures.sharpness(), measures.motion()));
            case "noise" -> Optional.of(measures.noise());
            case "compression" -> Optional.of(measures.compression());
            case "exposure" -> Optional.of(measures.exposure());
            default -> standing.map(share -> 100 * share);
        };
    }
}
