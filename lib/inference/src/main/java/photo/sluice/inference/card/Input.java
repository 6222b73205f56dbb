// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.util.Optional;

/**
 * What the model wants to be shown: one upright picture as 32-bit floats.
 *
 * @param tensor its name; empty where the graph has one input only
 * @param width pixels; the most where the graph takes any size
 * @param height pixels; the most where the graph takes any size
 */
public record Input(
        Optional<String> tensor, int width, int height, Arrangement arrangement, Shades shades, Resize resize) {
    /** Order of the numbers. */
    public record Arrangement(Layout layout, Colours colours) {}

    /** Beyond this no photo model goes; it keeps a slip in a card from asking for gigabytes. */
    static final int LARGEST = 4096;

    public Input {
        if (width < 1 || width > LARGEST || height < 1 || height > LARGEST) {
            throw new IllegalArgumentException("input must be 1..4096 pixels: " + width + "x" + height);
        }
        if (resize instanceof Resize.Longest any && (width != height || width % any.multiple() != 0)) {
            throw new IllegalArgumentException("longest must be a multiple of " + any.multiple() + ": " + width);
        }
    }

    /** Whether the picture's own shape decides that of the tensor. */
    public boolean isAnySize() {
        return resize instanceof Resize.Longest;
    }

    /** Width and height in the tensor, in pixels, of a picture that is put there whole. */
    public int[] sizeOf(int pictureWidth, int pictureHeight) {
        if (!(resize instanceof Resize.Longest any)) return new int[] {width, height};
        double scale = Math.min(1, (double) width / Math.max(pictureWidth, pictureHeight));
        return new int[] {any.side(pictureWidth, scale), any.side(pictureHeight, scale)};
    }

    /** Shape of the tensor, batch of one; the largest where any size goes. */
    public long[] shape() {
        return shape(width, height);
    }

    /** Shape of the tensor for a picture of this size in it, batch of one. */
    public long[] shape(long wide, long high) {
        return arrangement.layout() == Layout.NCHW ? new long[] {1, 3, high, wide} : new long[] {1, high, wide, 3};
    }
}
