// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Lane;
import photo.sluice.contract.Measures;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoRejected;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Tag;
import photo.sluice.contract.TileGrid;
import photo.sluice.contract.Version;

/** What the workers say in tests. */
final class Results {
    static final Instant SEEN = Instant.parse("2026-05-09T14:05:00Z");

    private Results() {}

    static Subject subject(String path) {
        return subject(path, 1);
    }

    static Subject subject(String path, long sequence) {
        return new Subject(
                new PhotoId("hot", path), new Version(sequence, 5, Instant.EPOCH), Lane.LIVE, "run-" + sequence, SEEN);
    }

    static PhotoScored scored(Subject subject, double technical, List<String> reasons) {
        return scored(subject, technical, reasons, Optional.empty());
    }

    static PhotoScored scored(Subject subject, double technical, List<String> reasons, Optional<Integer> rating) {
        Capture unrated = Capture.unknown().with(Capture.Gear.camera("Nikon Z 9"));
        Capture capture = rating.map(unrated::rated).orElse(unrated);
        return new PhotoScored(
                subject,
                capture,
                4000,
                3000,
                "jpeg",
                "full",
                new Measures("1", technical, technical, 90, 90, 90, 90, reasons, Map.of("edges", 3.5)),
                new TileGrid(2, 1, List.of(1f, 2f)),
                List.of(),
                "00ff00ff00ff00ff",
                Optional.empty(),
                Optional.empty(),
                Map.of("decode", 12.5));
    }

    static PhotoScored sound(Subject subject) {
        return scored(subject, 80, List.of());
    }

    static PhotoTagged tagged(Subject subject, String... paths) {
        List<Tag> tags =
                java.util.Arrays.stream(paths).map(path -> Tag.byRule(path, 1)).toList();
        return new PhotoTagged(subject, tags, Map.of());
    }

    static PhotoRejected rejected(Subject subject, String stage, Fault fault) {
        return new PhotoRejected(subject, stage, fault, "because of " + fault.code());
    }
}
