// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

/**
 * How long each step took, in milliseconds of wall time; 0 for a step not taken.
 *
 * @param read the file into memory
 * @param facts header guard and metadata
 * @param decode to full size
 * @param reduce to the reduced picture and the tiles
 * @param measure all measures
 * @param hash the perceptual hash
 */
public record StepTimes(double read, double facts, double decode, double reduce, double measure, double hash) {
    /** The same with the last two steps filled in. */
    public StepTimes measured(double measureMs, double hashMs) {
        return new StepTimes(read, facts, decode, reduce, measureMs, hashMs);
    }

    public double total() {
        return read + facts + decode + reduce + measure + hash;
    }
}
