// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import photo.sluice.imaging.Decoded;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.digikam.BasicFactors;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.scorer.Scored;
import photo.sluice.scorer.Scorer;

/**
 * All that was measured of one file.
 *
 * @param file as it was named
 * @param scored what a scorer would publish
 * @param digikam digiKam's basic factors, where they were asked for
 * @param tookMs milliseconds by step, {@code digikam} among them
 */
public record Measurement(
        Path file, Picture picture, Scored scored, Optional<BasicFactors> digikam, Map<String, Double> tookMs) {
    public Measurement {
        tookMs = Map.copyOf(tookMs);
    }

    /**
     * What was looked at.
     *
     * @param bytes size of the file
     * @param decoded which picture of the photo
     * @param damaged whether the decoder filled in for data that make no sense
     */
    public record Picture(long bytes, Decoded decoded, boolean damaged) {}

    /** Reads and measures a file, once. */
    public static Measurement of(Path file, PhotoReader reader, Scorer scorer, Profile profile) throws UnreadablePhoto {
        try (Rendition photo = reader.read(file)) {
            Picture picture = new Picture(photo.byteSize(), photo.decoded(), photo.damaged());
            Scored scored = scorer.score(photo, file.toString());
            if (profile == Profile.TECHNICAL) {
                return new Measurement(file, picture, scored, Optional.empty(), scored.tookMs());
            }
            long start = System.nanoTime();
            BasicFactors factors = BasicFactors.of(photo);
            double took = Math.rint((System.nanoTime() - start) / 1e4) / 100;
            Map<String, Double> steps = new HashMap<>(scored.tookMs());
            steps.put("digikam", took);
            steps.merge("total", took, Double::sum);
            return new Measurement(file, picture, scored, Optional.of(factors), steps);
        }
    }
}
