// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Thins out many boxes of one thing: the surest stays, what overlaps it and is alike goes. */
final class Candidates {
    /** Confidence below which nothing is worth a look: digiKam's floor for YOLO ({@code NMSBoxes(.2, .5)}). */
    static final double FLOOR = 0.2;

    /** Overlap from which two boxes of one label are one object: as digiKam. */
    static final double SAME_OBJECT = 0.5;

    /** Overlap from which two faces are one: OpenCV's FaceDetectorYN. */
    static final double SAME_FACE = 0.3;

    /** Surest boxes that are compared at all, so that a wild model costs no more than a busy photo. */
    private static final int MOST = 1000;

    private Candidates() {}

    /**
     * A confidence as the model gave it, 0..1.
     *
     * @throws IllegalArgumentException if it is none: a model that answers NaN would else find nothing, and nobody knew
     */
    static double sure(double confidence) {
        if (!(confidence >= -0.01 && confidence <= 1.01)) {
            throw new IllegalArgumentException("a confidence is " + confidence);
        }
        return Math.min(1, Math.max(0, confidence));
    }

    static <T> List<T> thinned(
            List<T> all, ToDoubleFunction<T> confidence, Function<T, Box> box, BiPredicate<T, T> alike, double same) {
        List<T> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(confidence).reversed());
        List<T> kept = new ArrayList<>();
        for (T each : sorted.subList(0, Math.min(MOST, sorted.size()))) {
            boolean taken = kept.stream()
                    .anyMatch(k -> alike.test(k, each) && box.apply(k).overlap(box.apply(each)) > same);
            if (!taken) kept.add(each);
        }
        return kept;
    }

    static Answer.Objects objects(List<Answer.Found> all) {
        return new Answer.Objects(thinned(
                all,
                Answer.Found::confidence,
                Answer.Found::box,
                (a, b) -> a.label().equals(b.label()),
                SAME_OBJECT));
    }
}
