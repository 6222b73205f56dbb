// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.util.List;
import java.util.Map;

/**
 * Technical quality, 0 to 100 each, 100 = no damage; {@code lib/imaging} holds the formulas.
 *
 * @param version which formulas measured, such as {@code 2}: signals of another version are not compared with these
 * @param technical the whole
 * @param sharpness against defocus
 * @param motion against shake
 * @param noise against noise
 * @param exposure against clipping and wrong exposure
 * @param compression against lossy compression
 * @param reasons codes of what is wrong, such as {@code motion-blur}, worst first
 * @param raw the measures behind the scores, by name, in their own units
 */
public record Measures(
        String version,
        double technical,
        double sharpness,
        double motion,
        double noise,
        double exposure,
        double compression,
        List<String> reasons,
        Map<String, Double> raw) {
    public Measures {
        if (version.isBlank()) throw new IllegalArgumentException("measures without a version");
        score("technical", technical);
        score("sharpness", sharpness);
        score("motion", motion);
        score("noise", noise);
        score("exposure", exposure);
        score("compression", compression);
        reasons = List.copyOf(reasons);
        raw = Map.copyOf(raw);
    }

    private static void score(String name, double value) {
        if (!(value >= 0 && value <= 100)) throw new IllegalArgumentException(name + " is not 0 to 100: " + value);
    }
}
