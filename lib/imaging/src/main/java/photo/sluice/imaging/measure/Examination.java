// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.StepTimes;

/**
 * All that this module finds out about a photo.
 *
 * @param times of reading, measuring and hashing
 */
public record Examination(Measures measures, PerceptualHash hash, StepTimes times) {
    /** Measures and hashes a rendition, which is only read. */
    public static Examination of(Rendition photo) {
        long start = System.nanoTime();
        Measures measures = Measures.of(photo);
        long measured = System.nanoTime();
        PerceptualHash hash = PerceptualHash.of(photo.colour());
        long hashed = System.nanoTime();
        return new Examination(
                measures, hash, photo.times().measured((measured - start) / 1e6, (hashed - measured) / 1e6));
    }
}
