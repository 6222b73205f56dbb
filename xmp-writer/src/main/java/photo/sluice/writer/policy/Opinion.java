// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photo.sluice.contract.Verdict.Marks;

/**
 * What a scheme thinks of one shot.
 *
 * @param rank from 1; 1 for all shots of a set that is kept whole
 * @param reasons the one that decided first
 */
record Opinion(Look look, int rank, Marks marks, double confidence, List<String> reasons) {
    Opinion {
        reasons = reasons.stream().distinct().toList();
    }

    /** With this code in front of the scorer's own. */
    static List<String> because(List<String> codes, Look look) {
        List<String> all = new ArrayList<>(codes);
        all.addAll(look.measures().reasons());
        return all;
    }

    /** The same without asking anybody to throw the photo away. */
    Opinion spared() {
        Marks mild = new Marks(
                Math.max(0, marks.stars()),
                marks.pick() == 1 ? 2 : marks.pick(),
                marks.label(),
                marks.flag().isEmpty() || marks.flag().get() ? marks.flag() : Optional.empty());
        List<String> all = new ArrayList<>(reasons);
        all.add("not-rejected");
        return new Opinion(look, rank, mild, confidence, all);
    }
}
