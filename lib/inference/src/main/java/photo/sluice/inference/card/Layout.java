// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

/** Order of a picture's numbers in the input tensor. */
public enum Layout {
    /** Plane by plane: [1, 3, height, width]. */
    NCHW,
    /** Pixel by pixel: [1, height, width, 3]. */
    NHWC
}
