// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.util.Optional;

/** What the model's numbers mean. Tensor names are empty where the graph has one output only. */
public sealed interface Output {
    /**
     * Where a model that judges photos answers.
     *
     * @param tensor of what it says
     * @param features of a second output, [1, n], by which photos can be told to be alike
     */
    record Ends(Optional<String> tensor, Optional<String> features) {
        /** Of a graph with one output. */
        public static final Ends SOLE = new Ends(Optional.empty(), Optional.empty());
    }

    /** Softmaxed shares of the votes 1..10: [1, 10]; {@code better}: whether a 10 is praise or blame. */
    record Distribution(Ends ends, Better better) implements Output {}

    /** One number: [1] or [1, 1], from {@code low} (bad) to {@code high} (good); low may be the greater. */
    record Scalar(Ends ends, double low, double high) implements Output {
        @Override
        public Better better() {
            return low < high ? Better.HIGHER : Better.LOWER;
        }
    }

    /** A confidence for each label: [1, labels]; {@code softmax}: the graph left that to us. */
    record Classes(Ends ends, String labels, boolean softmax) implements Output {}

    /** As {@link Classes}, of ImageNet's 1000 classes, or 1001 with the background first. */
    record Imagenet(Optional<String> tensor, String labels, boolean softmax) implements Output {}

    /** YOLOv8 and YOLO11: [1, 4 + labels, anchors], centre and size in tensor pixels, confidences 0..1. */
    record YoloV8(Optional<String> tensor, String labels) implements Output {}

    /** YOLOX without decoding in the graph: [1, anchors, 5 + labels] over grids of 8, 16 and 32 pixels. */
    record Yolox(Optional<String> tensor, String labels) implements Output {}

    /** NanoDet-Plus: [1, anchors, labels + 4 * 8], side distances as distributions, grids of 8 to 64 pixels. */
    record Nanodet(Optional<String> tensor, String labels) implements Output {}

    /** YuNet faces: tensors cls, obj, bbox and kps, each {@code _8}, {@code _16} and {@code _32}. */
    record Yunet() implements Output {}

    /** A direction in the model's own space: [1, n]. */
    record Embedding(Optional<String> tensor) implements Output {}

    /** CLIP's logits of prompt pairs, good before bad: [1, 2n]; answers the mean share of the good ones, 0..1. */
    record ClipAntonyms(Ends ends) implements Output {}

    /** Name of the output that can serve as embedding beside the answer, where the card names one. */
    default Optional<String> features() {
        if (this instanceof Distribution distribution)
            return distribution.ends().features();
        if (this instanceof Scalar scalar) return scalar.ends().features();
        if (this instanceof Classes classes) return classes.ends().features();
        if (this instanceof ClipAntonyms antonyms) return antonyms.ends().features();
        return Optional.empty();
    }

    /** Whether it says where in the picture things are; such graphs are shown one size. */
    default boolean hasPlaces() {
        return this instanceof YoloV8 || this instanceof Yolox || this instanceof Nanodet || this instanceof Yunet;
    }

    /** Whether more of it speaks for the photo; higher for all that does not judge photos. */
    default Better better() {
        return Better.HIGHER;
    }

    /** Name of the labels file beside the model, where the kind has labels. */
    default Optional<String> labelsFile() {
        if (this instanceof Classes classes) return Optional.of(classes.labels());
        if (this instanceof Imagenet imagenet) return Optional.of(imagenet.labels());
        if (this instanceof YoloV8 yolo) return Optional.of(yolo.labels());
        if (this instanceof Yolox yolox) return Optional.of(yolox.labels());
        if (this instanceof Nanodet nanodet) return Optional.of(nanodet.labels());
        return Optional.empty();
    }
}
