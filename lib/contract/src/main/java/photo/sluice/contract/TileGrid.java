// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.util.List;

/**
 * Sharpness by place, of the upright picture: the judge takes the tiles under the faces, the focus point, or the best.
 *
 * @param columns tiles across
 * @param rows tiles down
 * @param sharpness {@code rows * columns} values, row by row from the top left, in the unit of the measure
 */
public record TileGrid(int columns, int rows, List<Float> sharpness) {
    public TileGrid {
        sharpness = List.copyOf(sharpness);
        if (columns < 0 || rows < 0 || sharpness.size() != (long) columns * rows) {
            throw new IllegalArgumentException(columns + " x " + rows + " tiles, but " + sharpness.size() + " values");
        }
    }
}
