// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The answers that are numbers without a place. */
final class Scores {
    private static final int MOST_CLASSES = 20;

    private Scores() {}

    static Answer distribution(Tensor tensor) {
        double sum = 0;
        for (int i = 0; i < tensor.size(); i++) {
            if (!(tensor.at(i) >= -0.01)) throw new IllegalArgumentException("a share of the votes is " + tensor.at(i));
            sum += tensor.at(i);
        }
        if (!(Math.abs(sum - 1) < 0.02)) throw new IllegalArgumentException("shares of the votes sum to " + sum);
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < tensor.size(); i++) shares.add(Math.max(0, tensor.at(i) / sum));
        return new Answer.Distribution(shares);
    }

    static Answer scalar(Tensor tensor, double low, double high) {
        double value = finite(tensor.at(0));
        return new Answer.Scalar(value, Math.min(1, Math.max(0, (value - low) / (high - low))));
    }

    static Answer classes(Tensor tensor, List<String> labels, boolean softmax) {
        double[] confidence = new double[tensor.size()];
        for (int i = 0; i < confidence.length; i++) confidence[i] = finite(tensor.at(i));
        if (softmax) softmax(confidence);
        List<Answer.Scored> all = new ArrayList<>();
        for (int i = 0; i < confidence.length; i++) all.add(new Answer.Scored(i, labels.get(i), confidence[i]));
        all.sort(Comparator.comparingDouble(Answer.Scored::confidence).reversed());
        return new Answer.Classes(all.subList(0, Math.min(MOST_CLASSES, all.size())));
    }

    static Answer.Embedding embedding(Tensor tensor) {
        double square = 0;
        for (int i = 0; i < tensor.size(); i++) square += (double) tensor.at(i) * tensor.at(i);
        double length = finite(Math.sqrt(square));
        if (length == 0) throw new IllegalArgumentException("embedding of length 0");
        List<Float> direction = new ArrayList<>(tensor.size());
        for (int i = 0; i < tensor.size(); i++) direction.add((float) (tensor.at(i) / length));
        return new Answer.Embedding(direction);
    }

    /** CLIP-IQA (Wang et al., AAAI 2023): softmax within each pair, mean of the good sides. */
    static Answer antonyms(Tensor tensor) {
        int pairs = tensor.size() / 2;
        if (pairs == 0 || tensor.size() % 2 != 0) throw new IllegalArgumentException("no pairs: " + tensor.shape());
        double sum = 0;
        for (int pair = 0; pair < pairs; pair++) {
            sum += 1 / (1 + Math.exp(finite(tensor.at(2 * pair + 1)) - finite(tensor.at(2 * pair))));
        }
        return new Answer.Scalar(sum / pairs, sum / pairs);
    }

    private static void softmax(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) most = Math.max(most, value);
        double sum = 0;
        for (int i = 0; i < values.length; i++) sum += values[i] = Math.exp(values[i] - most);
        for (int i = 0; i < values.length; i++) values[i] /= sum;
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("the model answers " + value);
        return value;
    }
}
