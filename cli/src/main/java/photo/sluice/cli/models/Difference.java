// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import photo.sluice.inference.answer.Answer;

/** How far two answers to one picture are apart: the largest difference of a share, score, confidence or coordinate. */
final class Difference {
    /** Two boxes that overlap by less are not of one thing. */
    private static final double SAME = 0.5;

    private Difference() {}

    static double of(Answer a, Answer b) {
        if (a instanceof Answer.Distribution x && b instanceof Answer.Distribution y) {
            return numbers(x.shares(), y.shares());
        } else if (a instanceof Answer.Scalar x && b instanceof Answer.Scalar y) {
            return Math.abs(x.value() - y.value());
        } else if (a instanceof Answer.Embedding x && b instanceof Answer.Embedding y) {
            return numbers(x.direction(), y.direction());
        } else if (a instanceof Answer.Classes x && b instanceof Answer.Classes y) {
            return classes(x, y);
        } else if (a instanceof Answer.Objects x && b instanceof Answer.Objects y) {
            BiPredicate<Answer.Found, Answer.Found> same = (one, other) ->
                    one.label().equals(other.label()) && one.box().overlap(other.box()) > SAME;
            return found(x.found(), y.found(), same, Answer.Found::confidence);
        } else if (a instanceof Answer.Faces x && b instanceof Answer.Faces y) {
            BiPredicate<Answer.Face, Answer.Face> same =
                    (one, other) -> one.box().overlap(other.box()) > SAME;
            return found(x.found(), y.found(), same, Answer.Face::confidence);
        }
        throw new IllegalArgumentException("answers of different kinds");
    }

    private static double numbers(List<? extends Number> a, List<? extends Number> b) {
        if (a.size() != b.size()) throw new IllegalArgumentException("answers of different lengths");
        double most = 0;
        for (int i = 0; i < a.size(); i++) {
            most = Math.max(most, Math.abs(a.get(i).doubleValue() - b.get(i).doubleValue()));
        }
        return most;
    }

    /** By index: of the best twenty some may be in one answer only, as far as the last one of the other is from them. */
    private static double classes(Answer.Classes a, Answer.Classes b) {
        Map<Integer, Double> other = new TreeMap<>();
        b.best().forEach(each -> other.put(each.index(), each.confidence()));
        double last = b.best().isEmpty() ? 0 : b.best().get(b.best().size() - 1).confidence();
        double most = 0;
        for (Answer.Scored each : a.best()) {
            most = Math.max(most, Math.abs(each.confidence() - other.getOrDefault(each.index(), last)));
        }
        return most;
    }

    /** What only one of them found counts with its whole confidence. */
    private static <T> double found(List<T> a, List<T> b, BiPredicate<T, T> same, ToDoubleFunction<T> confidence) {
        return Math.max(oneWay(a, b, same, confidence), oneWay(b, a, same, confidence));
    }

    private static <T> double oneWay(List<T> a, List<T> b, BiPredicate<T, T> same, ToDoubleFunction<T> confidence) {
        double most = 0;
        for (T each : a) {
            double own = confidence.applyAsDouble(each);
            double nearest = b.stream()
                    .filter(other -> same.test(each, other))
                    .mapToDouble(other -> Math.abs(own - confidence.applyAsDouble(other)))
                    .min()
                    .orElse(own);
            most = Math.max(most, nearest);
        }
        return most;
    }
}
