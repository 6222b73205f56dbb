// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.inference.card.Input;
import photo.sluice.inference.card.Output;

/**
 * How one card's outputs are read: which tensors, of which shape, and what they say.
 *
 * @param shapes wanted by tensor name, batch of one; -1 where any side will do; the name is empty for the sole output
 */
public record Reading(Map<String, List<Long>> shapes, Decoder decoder) {
    /** Stands for any side. */
    public static final long ANY = -1;

    /** Numbers to answer, by wanted name; throws IllegalArgumentException if they make no sense. */
    @FunctionalInterface
    public interface Decoder {
        Answer answer(Map<String, Tensor> tensors, Placement placement);
    }

    public Reading {
        shapes = Map.copyOf(shapes);
    }

    public static Reading of(Output output, Input input, List<String> labels) {
        Reading said = ofAnswer(output, input, labels);
        return output.features().map(said::with).orElse(said);
    }

    /** The same with the direction of one more tensor beside the answer. */
    private Reading with(String features) {
        Map<String, List<Long>> all = new LinkedHashMap<>(shapes);
        if (all.put(features, List.of(1L, ANY)) != null) {
            throw new IllegalArgumentException("features are the answer itself: " + features);
        }
        return new Reading(all, (tensors, placement) -> {
            Tensor tensor = tensors.get(features);
            if (tensor == null) throw new IllegalArgumentException("no output " + features);
            return new Answer.Featured(decoder.answer(tensors, placement), Scores.embedding(tensor));
        });
    }

    private static Reading ofAnswer(Output output, Input input, List<String> labels) {
        int width = input.width();
        int height = input.height();
        long count = labels.size();
        if (output instanceof Output.Distribution it) {
            return one(it.ends().tensor(), List.of(1L, 10L), (t, p) -> Scores.distribution(t));
        } else if (output instanceof Output.Scalar it) {
            return one(it.ends().tensor(), List.of(1L), (t, p) -> Scores.scalar(t, it.low(), it.high()));
        } else if (output instanceof Output.Classes it) {
            return one(it.ends().tensor(), List.of(1L, count), (t, p) -> Scores.classes(t, labels, it.softmax()));
        } else if (output instanceof Output.Imagenet it) {
            return one(it.tensor(), List.of(1L, count), (t, p) -> Scores.classes(t, labels, it.softmax()));
        } else if (output instanceof Output.YoloV8 it) {
            return one(it.tensor(), List.of(1L, 4 + count, grid(input)), (t, p) -> Yolo.v8(t, labels, p));
        } else if (output instanceof Output.Yolox it) {
            List<Long> shape = List.of(1L, grid(input), 5 + count);
            return one(it.tensor(), shape, (t, p) -> Yolo.x(t, labels, p, width, height));
        } else if (output instanceof Output.Nanodet it) {
            List<Long> shape = List.of(1L, (long) Nanodet.anchors(width, height), count + 4 * Nanodet.BINS);
            return one(it.tensor(), shape, (t, p) -> Nanodet.decode(t, labels, p, width, height));
        } else if (output instanceof Output.Yunet) {
            return new Reading(yunet(input), (tensors, p) -> Yunet.decode(tensors, p, width, height));
        } else if (output instanceof Output.Embedding it) {
            return one(it.tensor(), List.of(1L, ANY), (t, p) -> Scores.embedding(t));
        } else if (output instanceof Output.ClipAntonyms it) {
            return one(it.ends().tensor(), List.of(1L, ANY), (t, p) -> Scores.antonyms(t));
        }
        throw new IllegalStateException("no reading of " + output);
    }

    private interface Sole {
        Answer answer(Tensor tensor, Placement placement);
    }

    private static Reading one(Optional<String> name, List<Long> shape, Sole sole) {
        String wanted = name.orElse("");
        return new Reading(Map.of(wanted, shape), (tensors, placement) -> {
            Tensor tensor = tensors.get(wanted);
            if (tensor == null) throw new IllegalArgumentException("no output " + wanted);
            return sole.answer(tensor, placement);
        });
    }

    private static long grid(Input input) {
        long cells = 0;
        for (int stride : Yunet.STRIDES) cells += (long) (input.width() / stride) * (input.height() / stride);
        return cells;
    }

    private static Map<String, List<Long>> yunet(Input input) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (int stride : Yunet.STRIDES) {
            long cells = (long) (input.width() / stride) * (input.height() / stride);
            shapes.put("cls_" + stride, List.of(1L, cells, 1L));
            shapes.put("obj_" + stride, List.of(1L, cells, 1L));
            shapes.put("bbox_" + stride, List.of(1L, cells, 4L));
            shapes.put("kps_" + stride, List.of(1L, cells, 10L));
        }
        return new LinkedHashMap<>(shapes);
    }

    /** Whether a tensor of this shape (sides of -1 unknown) can be what is wanted; leading sides of 1 do not matter. */
    public static boolean fits(List<Long> wanted, long[] actual) {
        List<Long> sides = new ArrayList<>();
        for (long side : actual) sides.add(side);
        while (sides.size() > wanted.size() && (sides.get(0) == 1 || sides.get(0) == ANY)) sides.remove(0);
        if (sides.size() != wanted.size()) return false;
        for (int i = 0; i < sides.size(); i++) {
            long want = wanted.get(i);
            long side = sides.get(i);
            if (want != ANY && side != ANY && want != side) return false;
        }
        return true;
    }
}
