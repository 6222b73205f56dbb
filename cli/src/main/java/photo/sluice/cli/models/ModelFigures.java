// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured of one model.
 *
 * @param fallback why it runs on the processor though a GPU would have been taken
 * @param difference largest difference of an answer to that of the processor, in the answer's own unit; empty where the
 *     answers are the processor's, one at a time
 */
record ModelFigures(
        String model, String device, Optional<String> fallback, Speed speed, Times times, Optional<Double> difference) {
    /**
     * Photos a second.
     *
     * @param batches by photos in a batch; empty where the model takes one at a time
     */
    record Speed(double oneCaller, double aCallerACore, Map<Integer, Double> batches) {
        Speed {
            batches = Collections.unmodifiableMap(new TreeMap<>(batches));
        }
    }

    /** Milliseconds with one caller: from picture to answer, and the mean of its two halves. */
    record Times(double median, double p95, double preparation, double inference) {}
}
