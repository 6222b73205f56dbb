// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs;

import org.bytedeco.javacpp.BytePointer;

/**
 * Decoded pixels: upright, 8 bits, interleaved blue, green, red, rows without padding.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels {@code 3 * width * height} bytes of the caller's {@link Memory}
 * @param fullWidth upright width of the photo at full size; greater than {@code width} where only half was decoded
 * @param fullHeight upright height of the photo at full size
 */
public record Frame(int width, int height, BytePointer pixels, int fullWidth, int fullHeight) {}
