// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.jpeg;

/**
 * The colour of a JPEG, 128 for none (JFIF: the full-range BT.601). Each side has as many samples as the luma's, or half as
 * many, rounded up.
 *
 * @param blueDifference Cb
 * @param redDifference Cr, of the same size
 */
public record Chroma(Plane blueDifference, Plane redDifference) {}
