// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.util.Optional;

/**
 * What the model wants to be shown: one upright picture as 32-bit floats.
 *
 * @param tensor its name; empty where the graph has one input only
 * @param width pixels
 * @param height pixels
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
    }

    /** Shape of the tensor, batch of one. */
    public long[] shape() {
        return arrangement.layout() == Layout.NCHW
                ? new long[] {1, 3, height, width}
                : new long[] {1, height, width, 3};
    }
}
