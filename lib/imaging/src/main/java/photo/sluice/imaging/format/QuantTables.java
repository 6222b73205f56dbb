// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.format;

import java.util.List;
import java.util.Optional;

/**
 * The quantisation tables of a JPEG, in zigzag order, 64 steps each, by table number; an absent table is empty.
 *
 * @param luma the table of the first component
 * @param all tables 0 to 3
 */
public record QuantTables(List<Integer> luma, List<List<Integer>> all) {
    /** Annex K.1 of ITU T.81 in zigzag order: the luma table that the IJG library scales. */
    private static final int[] STANDARD = {
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51,
        61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77,
        113, 121, 112, 100, 120, 92, 101, 103, 99
    };

    public QuantTables {
        luma = List.copyOf(luma);
        all = all.stream().map(List::copyOf).toList();
    }

    /**
     * The quality 1..100 at which the IJG library would write the luma table, or the closest to it.
     *
     * <p>Inverts {@code jpeg_quality_scaling} of the IJG library on the mean ratio to the standard table; cameras use
     * tables of their own, for which the answer is the quality of equal mean coarseness. Empty if there is no table.
     */
    public Optional<Integer> quality() {
        if (luma.size() != STANDARD.length) {
            return Optional.empty();
        }
        double ratio = 0;
        for (int i = 0; i < STANDARD.length; i++) {
            ratio += (double) luma.get(i) / STANDARD[i];
        }
        double percent = 100 * ratio / STANDARD.length;
        double quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
        return Optional.of((int) Math.max(1, Math.min(100, Math.round(quality))));
    }
}
