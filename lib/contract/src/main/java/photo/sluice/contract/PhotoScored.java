// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the scorer saw. Signals only: no stars, no ranks; the verdict is made of these by the writer, as often as one
 * likes, with no decode.
 *
 * @param capture what the camera says of the moment
 * @param width upright pixels
 * @param height upright pixels
 * @param format file format in lower case, such as {@code jpeg}
 * @param decoded what the scores were measured on: {@code full} the photo itself, {@code preview} a picture that the camera
 *     embedded in it, {@code half} its sensor data without interpolation, {@code reduced} a smaller decode
 * @param measures technical scores and the raw measures behind them
 * @param tiles sharpness by place
 * @param models one entry a quality model; empty where none is installed
 * @param hash perceptual hash, 16 hexadecimal digits
 * @param embedding features for grouping, little-endian half floats in Base64, at most 2 KB
 * @param xmp the XMP packet inside the photo, as far as it has one of at most 64 KiB: a sidecar hides it from digiKam, so a
 *     new one begins with it
 * @param tookMs milliseconds by step
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PhotoScored(
        Subject subject,
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
        Map<String, Double> tookMs)
        implements Event {
    public PhotoScored {
        models = List.copyOf(models);
        tookMs = Map.copyOf(tookMs);
    }
}
