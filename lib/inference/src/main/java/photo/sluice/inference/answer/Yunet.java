// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Faces of YuNet (Wu et al. 2023): centre and log size relative to the anchor's cell, times its stride. */
final class Yunet {
    static final int[] STRIDES = {8, 16, 32};

    private static final int MARKS = 5;

    private Yunet() {}

    static Answer decode(Map<String, Tensor> tensors, Placement placement, int width, int height) {
        List<Answer.Face> all = new ArrayList<>();
        for (int stride : STRIDES) {
            Tensor cls = tensor(tensors, "cls_" + stride);
            Tensor obj = tensor(tensors, "obj_" + stride);
            Tensor bbox = tensor(tensors, "bbox_" + stride);
            Tensor kps = tensor(tensors, "kps_" + stride);
            int columns = width / stride;
            for (int cell = 0; cell < columns * (height / stride); cell++) {
                // The geometric mean, not the product: that is what OpenCV's FaceDetectorYN and hence every published
                // threshold means by a confidence.
                double confidence = Math.sqrt(share(cls.at(cell)) * share(obj.at(cell)));
                if (!(confidence >= Candidates.FLOOR)) continue;
                double column = cell % columns;
                double row = cell / columns;
                double cx = (column + bbox.at(4 * cell)) * stride;
                double cy = (row + bbox.at(4 * cell + 1)) * stride;
                double w = Math.exp(bbox.at(4 * cell + 2)) * stride;
                double h = Math.exp(bbox.at(4 * cell + 3)) * stride;
                List<Answer.Mark> marks = new ArrayList<>();
                for (int mark = 0; mark < MARKS; mark++) {
                    int at = 2 * (MARKS * cell + mark);
                    marks.add(placement.mark((column + kps.at(at)) * stride, (row + kps.at(at + 1)) * stride));
                }
                all.add(new Answer.Face(
                        confidence, placement.box(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2), marks));
            }
        }
        return new Answer.Faces(Candidates.thinned(
                all, Answer.Face::confidence, Answer.Face::box, (a, b) -> true, Candidates.SAME_FACE));
    }

    private static double share(float value) {
        // OpenCV clamps too: both outputs may leave 0..1, but they are numbers.
        if (Float.isNaN(value)) throw new IllegalArgumentException("a confidence is NaN");
        return Math.min(1, Math.max(0, value));
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) throw new IllegalArgumentException("no output " + name);
        return tensor;
    }
}
