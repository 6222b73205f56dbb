// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

/** How a picture is brought to the size of the input tensor. */
public sealed interface Resize {
    /** Stretched, each pixel taken from the nearest one (pixel centres, as Pillow and Keras do). */
    record Nearest() implements Resize {}

    /** Stretched, each pixel the mean of the area that it covers. */
    record Area() implements Resize {}

    /**
     * Aspect kept, the rest filled; a picture smaller than the tensor is never enlarged.
     *
     * @param fill grey of the rest, 0..255
     * @param centred picture in the middle; else in the top left corner
     */
    record Letterbox(int fill, boolean centred) implements Resize {
        public Letterbox {
            if (fill < 0 || fill > 255) throw new IllegalArgumentException("fill must be 0..255: " + fill);
        }
    }
}
