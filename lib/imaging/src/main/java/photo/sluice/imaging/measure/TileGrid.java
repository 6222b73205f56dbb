// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import java.util.Arrays;

/**
 * One number for each tile of a {@link photo.sluice.imaging.TileLayout}, row by row from the top left.
 *
 * @param values {@code rows * columns} numbers; not to be written to
 */
public record TileGrid(int columns, int rows, float[] values) {
    public TileGrid {
        if (columns < 1 || rows < 1 || values.length != columns * rows) {
            throw new IllegalArgumentException(values.length + " values for " + columns + "x" + rows + " tiles");
        }
    }

    public float at(int column, int row) {
        return values[row * columns + column];
    }

    /** The mean of the largest sixteenth of the values, of three at least where there are three. */
    float best() {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = Math.min(sorted.length, Math.max(3, sorted.length / 16));
        float sum = 0;
        for (int i = sorted.length - n; i < sorted.length; i++) {
            sum += sorted[i];
        }
        return sum / n;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TileGrid that
                && columns == that.columns
                && rows == that.rows
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values) * 31 + columns;
    }

    @Override
    public String toString() {
        return "TileGrid[" + columns + "x" + rows + ", best " + best() + "]";
    }
}
