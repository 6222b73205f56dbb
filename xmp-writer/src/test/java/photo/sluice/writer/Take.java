// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Measures;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.Shot;
import photo.sluice.contract.Subject;
import photo.sluice.contract.TileGrid;

/**
 * A frame of a burst in tests: all look alike, the sharper the better.
 *
 * @param millis after noon
 * @param sharpness of its tiles, 0 to 1 and more
 */
record Take(long millis, double sharpness, String hash, List<ModelScore> models) {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 9, 12, 0, 0, 10_000_000);

    static Take at(long millis, double sharpness) {
        return new Take(millis, sharpness, "00ff00ff00ff00ff", List.of());
    }

    /** Looks like no other number. */
    Take like(int scene) {
        long hash = (scene + 1) * 0x9e3779b97f4a7c15L;
        hash = (hash ^ hash >>> 29) * 0xbf58476d1ce4e5b9L;
        return new Take(millis, sharpness, String.format("%016x", hash ^ hash >>> 32), models);
    }

    Take liked(double score) {
        return new Take(millis, sharpness, hash, List.of(new ModelScore("nima", "1", score, List.of())));
    }

    PhotoScored of(Subject photo) {
        Capture capture = new Capture(
                Capture.Moment.at(NOON.plus(Duration.ofMillis(millis))),
                Capture.Gear.camera("Nikon Z 9"),
                Capture.Exposure.UNKNOWN,
                Shot.UNKNOWN,
                Optional.empty(),
                Optional.empty());
        String name = photo.photo().name();
        return new PhotoScored(
                photo,
                capture,
                4000,
                3000,
                name.endsWith(".CR2") ? "cr2" : "jpeg",
                "full",
                new Measures("1", 80, 80, 90, 90, 90, 90, List.of(), Map.of()),
                new TileGrid(1, 1, List.of((float) sharpness)),
                models,
                hash,
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
