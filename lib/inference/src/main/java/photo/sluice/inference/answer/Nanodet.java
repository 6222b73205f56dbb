// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.util.ArrayList;
import java.util.List;

/** Objects of NanoDet-Plus: distances from a grid point to the four sides, each a distribution over 0..7 strides. */
final class Nanodet {
    private static final int[] STRIDES = {8, 16, 32, 64};

    /** Bins of a side's distribution: NanoDet's {@code reg_max} 7, plus one. */
    static final int BINS = 8;

    private Nanodet() {}

    /** Anchors of a tensor of this size; the coarsest grids are rounded up, as the network's padding does. */
    static int anchors(int width, int height) {
        int anchors = 0;
        for (int stride : STRIDES) anchors += cells(width, stride) * cells(height, stride);
        return anchors;
    }

    static Answer decode(Tensor tensor, List<String> labels, Placement placement, int width, int height) {
        int row = tensor.side(2);
        List<Answer.Found> all = new ArrayList<>();
        int at = 0;
        for (int stride : STRIDES) {
            for (int y = 0; y < cells(height, stride); y++) {
                for (int x = 0; x < cells(width, stride); x++, at += row) {
                    int best = 0;
                    for (int label = 1; label < labels.size(); label++) {
                        if (tensor.at(at + label) > tensor.at(at + best)) best = label;
                    }
                    double confidence = Candidates.sure(tensor.at(at + best));
                    if (!(confidence >= Candidates.FLOOR)) continue;
                    int sides = at + labels.size();
                    Box box = placement.box(
                            (x - distance(tensor, sides)) * stride,
                            (y - distance(tensor, sides + BINS)) * stride,
                            (x + distance(tensor, sides + 2 * BINS)) * stride,
                            (y + distance(tensor, sides + 3 * BINS)) * stride);
                    all.add(new Answer.Found(labels.get(best), confidence, box));
                }
            }
        }
        return Candidates.objects(all);
    }

    private static int cells(int side, int stride) {
        return (side + stride - 1) / stride;
    }

    private static double distance(Tensor tensor, int from) {
        double sum = 0;
        double weighted = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double share = Math.exp(tensor.at(from + bin));
            sum += share;
            weighted += bin * share;
        }
        return weighted / sum;
    }
}
