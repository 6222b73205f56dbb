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

    /**
     * Averaged like {@link Area} to a size of the picture's own shape, for graphs that take any: as large as its longer side
     * allows, never enlarged but for a side below one multiple. The aspect is kept but for that rounding down.
     *
     * @param multiple each side in pixels is one of this, 1..256
     */
    record Longest(int multiple) implements Resize {
        public Longest {
            if (multiple < 1 || multiple > 256)
                throw new IllegalArgumentException("multiple must be 1..256: " + multiple);
        }

        /** One side of a picture in the tensor, in pixels. */
        int side(int own, double scale) {
            return Math.max(multiple, (int) Math.floor(own * scale / multiple + 1e-6) * multiple);
        }
    }
}
