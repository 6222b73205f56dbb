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
                return new Output.Distribution(tensor(keys));
            case "scalar":
                List<Double> range = keys.numbers("range", 2);
                if (range.get(0).equals(range.get(1))) throw keys.fault("range", "must span something, not " + range);
                return new Output.Scalar(tensor(keys), range.get(0), range.get(1));
            case "classes":
                return new Output.Classes(tensor(keys), labels(keys), keys.flag("softmax", false));
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
                return new Output.ClipAntonyms(tensor(keys));
            default:
                throw keys.fault(
                        "kind",
                        "must be one of distribution 1..10, scalar, classes, imagenet, yolo-v8, yolox, nanodet, yunet,"
                                + " embedding, clip-antonyms, not " + kind);
        }
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
