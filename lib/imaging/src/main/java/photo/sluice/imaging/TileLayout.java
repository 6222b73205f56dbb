// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the 1:1 tiles lie on the frame: a regular grid, in upright pixels.
 *
 * <p>Up to 16 tiles of 64 by 64 pixels along the longer side and as many along the shorter as keep the grid square, so
 * 256 tiles or 1.05 megapixels at most. The centre-to-centre distance is one sixteenth of the longer side (375 pixels
 * at 24 megapixels), so that a face of a sixteenth of the frame is met by a tile. In stored coordinates every tile
 * starts on a multiple of 8, that is on the block grid of a JPEG.
 *
 * @param frameWidth of the upright full-size frame in pixels; likewise {@code frameHeight}
 * @param tileWidth of every tile: 64, or the frame's if that is smaller; likewise {@code tileHeight}
 * @param lefts left edge of each column in frame pixels, ascending; {@code tops} likewise for rows
 */
public record TileLayout(
        int frameWidth, int frameHeight, int tileWidth, int tileHeight, List<Integer> lefts, List<Integer> tops) {
    static final int SIDE = 64;
    private static final int ALONG = 16;

    public TileLayout {
        lefts = List.copyOf(lefts);
        tops = List.copyOf(tops);
    }

    /** The grid for a stored frame of this size. */
    static TileLayout stored(int width, int height) {
        int longer = Math.max(width, height);
        int tileWidth = Math.min(SIDE, width);
        int tileHeight = Math.min(SIDE, height);
        return new TileLayout(
                width,
                height,
                tileWidth,
                tileHeight,
                starts(width, tileWidth, longer),
                starts(height, tileHeight, longer));
    }

    private static List<Integer> starts(int length, int tile, int longer) {
        int wanted = (int) Math.max(1, Math.round((double) ALONG * length / longer));
        int count = Math.min(wanted, Math.max(1, length / tile));
        int step = count == 1 ? 0 : (length - tile) / (count - 1) & ~7;
        int first = (length - tile - step * (count - 1)) / 2 & ~7;
        List<Integer> starts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            starts.add(first + i * step);
        }
        return starts;
    }

    /** The same grid after the frame was turned upright from Exif orientation {@code orientation}. */
    TileLayout upright(int orientation) {
        List<Integer> x = lefts;
        List<Integer> y = tops;
        boolean flipX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean flipY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        List<Integer> flippedX = flipX ? mirrored(x, frameWidth - tileWidth) : x;
        List<Integer> flippedY = flipY ? mirrored(y, frameHeight - tileHeight) : y;
        return Orientation.swapsSides(orientation)
                ? new TileLayout(frameHeight, frameWidth, tileHeight, tileWidth, flippedY, flippedX)
                : new TileLayout(frameWidth, frameHeight, tileWidth, tileHeight, flippedX, flippedY);
    }

    private static List<Integer> mirrored(List<Integer> starts, int last) {
        List<Integer> mirrored = new ArrayList<>(starts.size());
        starts.forEach(s -> mirrored.add(last - s));
        Collections.reverse(mirrored);
        return mirrored;
    }

    public int columns() {
        return lefts.size();
    }

    public int rows() {
        return tops.size();
    }

    /** Distance of two neighbouring columns in frame pixels; the tile's width if there is one column. */
    int stepX() {
        return columns() == 1 ? tileWidth : lefts.get(1) - lefts.get(0);
    }

    int stepY() {
        return rows() == 1 ? tileHeight : tops.get(1) - tops.get(0);
    }
}
