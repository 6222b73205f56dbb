// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.jpeg;

import org.bytedeco.javacpp.BytePointer;

/**
 * One component of a JPEG, 8 bits a sample, as stored: not turned by any orientation.
 *
 * @param data the first sample; rows follow each other, top first, in memory that is the caller's
 * @param width samples a row
 * @param height rows
 * @param stride bytes from a row to the next, at least {@code width}; what lies between means nothing
 */
public record Plane(BytePointer data, int width, int height, int stride) {}
