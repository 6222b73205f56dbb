// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.util.ArrayList;
import java.util.List;

/** Objects of the YOLO families, each anchor given its likeliest label. */
final class Yolo {
    private static final int[] STRIDES = {8, 16, 32};

    private Yolo() {}

    /** YOLOv8 and YOLO11: value {@code v} of anchor {@code a} at {@code v * anchors + a}. */
    static Answer v8(Tensor tensor, List<String> labels, Placement placement) {
        int anchors = tensor.side(2);
        List<Answer.Found> all = new ArrayList<>();
        for (int a = 0; a < anchors; a++) {
            int best = 0;
            for (int label = 1; label < labels.size(); label++) {
                if (tensor.at((4 + label) * anchors + a) > tensor.at((4 + best) * anchors + a)) best = label;
            }
            double confidence = Candidates.sure(tensor.at((4 + best) * anchors + a));
            if (!(confidence >= Candidates.FLOOR)) continue;
            all.add(found(
                    labels.get(best),
                    confidence,
                    placement,
                    tensor.at(a),
                    tensor.at(anchors + a),
                    tensor.at(2 * anchors + a),
                    tensor.at(3 * anchors + a)));
        }
        return Candidates.objects(all);
    }

    /** YOLOX (Ge et al. 2021): centre and log size relative to the anchor's cell, times its stride. */
    static Answer x(Tensor tensor, List<String> labels, Placement placement, int width, int height) {
        int row = tensor.side(2);
        List<Answer.Found> all = new ArrayList<>();
        int at = 0;
        for (int stride : STRIDES) {
            for (int y = 0; y < height / stride; y++) {
                for (int x = 0; x < width / stride; x++, at += row) {
                    double object = Candidates.sure(tensor.at(at + 4));
                    if (!(object >= Candidates.FLOOR)) continue;
                    int best = 0;
                    for (int label = 1; label < labels.size(); label++) {
                        if (tensor.at(at + 5 + label) > tensor.at(at + 5 + best)) best = label;
                    }
                    double confidence = object * Candidates.sure(tensor.at(at + 5 + best));
                    if (!(confidence >= Candidates.FLOOR)) continue;
                    all.add(found(
                            labels.get(best),
                            confidence,
                            placement,
                            (tensor.at(at) + x) * stride,
                            (tensor.at(at + 1) + y) * stride,
                            Math.exp(tensor.at(at + 2)) * stride,
                            Math.exp(tensor.at(at + 3)) * stride));
                }
            }
        }
        return Candidates.objects(all);
    }

    private static Answer.Found found(
            String label, double confidence, Placement placement, double cx, double cy, double w, double h) {
        Box box = placement.box(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2);
        return new Answer.Found(label, confidence, box);
    }
}
