// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.List;
import photo.sluice.contract.TileGrid;

/**
 * Where a photo is sharpest: the middle of the sharpest twelfth of its tiles.
 *
 * @param x 0 left to 1 right; NaN if it has no tiles
 * @param y 0 top to 1 bottom
 */
record Peak(float x, float y) {
    private static final int SHARE = 12;

    static Peak of(TileGrid tiles) {
        List<Float> all = tiles.sharpness();
        if (all.isEmpty()) return new Peak(Float.NaN, Float.NaN);
        int kept = Math.max(1, all.size() / SHARE);
        double limit = all.stream()
                .mapToDouble(Float::doubleValue)
                .sorted()
                .skip(all.size() - (long) kept)
                .findFirst()
                .orElseThrow();
        double x = 0;
        double y = 0;
        int n = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) < limit) continue;
            x += (i % tiles.columns() + 0.5) / tiles.columns();
            y += (i / tiles.columns() + 0.5) / tiles.rows();
            n++;
        }
        return new Peak((float) (x / n), (float) (y / n));
    }
}
