// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Measures;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.Subject;
import photo.sluice.contract.TileGrid;

/**
 * What the scorer sees in a file, whoever asked: {@link PhotoScored} without its subject.
 *
 * @param capture what the camera says of the moment
 * @param width upright pixels
 * @param height upright pixels
 * @param format file format in lower case
 * @param decoded what the scores were measured on: {@code full}, {@code preview}, {@code half} or {@code reduced}
 * @param measures technical scores and the raw measures behind them
 * @param tiles sharpness by place
 * @param models one entry a quality model
 * @param hash perceptual hash, 16 hexadecimal digits
 * @param embedding features for grouping, where a model makes them: little-endian half floats in Base64
 * @param xmp the packet inside the photo, if it has a readable one of at most 64 KiB
 * @param tookMs milliseconds by step
 */
public record Scored(
        Capture capture,
        int width,
        int height,
        String format,
        String decoded,
        Measures measures,
        TileGrid tiles,
        List<ModelScore> models,
        String hash,
        Optional<String> embedding,
        Optional<String> xmp,
        Map<String, Double> tookMs) {
    public Scored {
        models = List.copyOf(models);
        tookMs = Map.copyOf(tookMs);
    }

    /** The event that says this of a version of a photo. */
    public PhotoScored about(Subject subject) {
        return new PhotoScored(
                subject, capture, width, height, format, decoded, measures, tiles, models, hash, embedding, xmp,
                tookMs);
    }
}
