// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import photo.sluice.sidecar.Facts;

/** The sub-scores of a sidecar, 0 useless to 100 faultless, by name. */
final class Scores {
    private Scores() {}

    static Map<String, Double> all(Facts.Technical scores) {
        Map<String, Double> all = new LinkedHashMap<>();
        put(all, "sharpness", scores.sharpness());
        put(all, "motion", scores.motion());
        put(all, "noise", scores.noise());
        put(all, "exposure", scores.exposure());
        put(all, "compression", scores.compression());
        return all;
    }

    static Map<String, Object> object(Facts.Technical scores) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("technical", scores.score());
        object.putAll(all(scores));
        return object;
    }

    /** The name of the lowest; empty if none was measured. */
    static Optional<String> weakest(Facts.Technical scores) {
        return all(scores).entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static void put(Map<String, Double> all, String name, Optional<Double> score) {
        score.ifPresent(value -> all.put(name, value));
    }
}
