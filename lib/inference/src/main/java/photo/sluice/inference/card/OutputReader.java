// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.util.List;
import java.util.Optional;

/** The card's {@code output} block. */
final class OutputReader {
    private OutputReader() {}

    static Output read(Keys keys) throws UnfitModelException {
        String kind = keys.text("kind");
        Output output = of(kind, keys);
        keys.nothingLeft();
        return output;
    }

    private static Output of(String kind, Keys keys) throws UnfitModelException {
        switch (kind) {
            case "distribution 1..10":
                return new Output.Distribution(
                        ends(keys), keys.has("better") ? keys.choice("better", Better.class) : Better.HIGHER);
            case "scalar":
                return scalar(keys);
            case "classes":
                return new Output.Classes(ends(keys), labels(keys), keys.flag("softmax", false));
            case "imagenet":
                return new Output.Imagenet(tensor(keys), labels(keys), keys.flag("softmax", false));
            case "yolo-v8":
                return new Output.YoloV8(tensor(keys), labels(keys));
            case "yolox":
                return new Output.Yolox(tensor(keys), labels(keys));
            case "nanodet":
                return new Output.Nanodet(tensor(keys), labels(keys));
            case "yunet":
                return new Output.Yunet();
            case "embedding":
                return new Output.Embedding(tensor(keys));
            case "clip-antonyms":
                return new Output.ClipAntonyms(ends(keys));
            default:
                throw keys.fault(
                        "kind",
                        "must be one of distribution 1..10, scalar, classes, imagenet, yolo-v8, yolox, nanodet, yunet,"
                                + " embedding, clip-antonyms, not " + kind);
        }
    }

    /** {@code range: [100, 0]} says that lower is better; so does {@code range: [0, 100]} with {@code better: lower}. */
    private static Output scalar(Keys keys) throws UnfitModelException {
        List<Double> range = keys.numbers("range", 2);
        double first = range.get(0);
        double second = range.get(1);
        if (first == second) throw keys.fault("range", "must span something, not " + range);
        if (!keys.has("better")) return new Output.Scalar(ends(keys), first, second);
        Better better = keys.choice("better", Better.class);
        if (better == Better.HIGHER && first > second) {
            throw keys.fault("better", "says higher, but range goes down from " + first + " to " + second);
        }
        double least = Math.min(first, second);
        double most = Math.max(first, second);
        return better == Better.HIGHER
                ? new Output.Scalar(ends(keys), least, most)
                : new Output.Scalar(ends(keys), most, least);
    }

    private static Output.Ends ends(Keys keys) throws UnfitModelException {
        Output.Ends ends = new Output.Ends(tensor(keys), keys.optionalText("features"));
        if (ends.features().isPresent() && ends.tensor().isEmpty()) {
            throw keys.fault("tensor", "is missing: the graph has more outputs than the features");
        }
        return ends;
    }

    private static Optional<String> tensor(Keys keys) throws UnfitModelException {
        return keys.optionalText("tensor");
    }

    private static String labels(Keys keys) throws UnfitModelException {
        String labels = keys.text("labels");
        if (labels.contains("/") || labels.contains("\\") || labels.startsWith(".")) {
            throw keys.fault("labels", "must be the name of a file beside the model, not " + labels);
        }
        return labels;
    }
}
