// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events that the golden files hold, by the name of the file. */
final class Samples {
    private static final PhotoId PHOTO = new PhotoId("hot", "2026/Hochzeit Müller/IMG_0001.CR2");
    private static final String SIDECAR = "2026/Hochzeit Müller/IMG_0001.CR2.xmp";

    private Samples() {}

    static Subject subject(Lane lane) {
        return new Subject(
                PHOTO,
                new Version(3, 24_117_248, Instant.parse("2026-05-09T14:03:07.250Z")),
                lane,
                "r-20260509-1",
                Instant.parse("2026-05-09T14:03:08.123456Z"));
    }

    private static Subject scanned() {
        return new Subject(
                PHOTO,
                new Version(4, 24_117_248, Instant.parse("2026-05-09T14:03:07.250Z")),
                Lane.BACKFILL,
                "scan-20260510T080000.000",
                Instant.parse("2026-05-10T08:00:00Z"),
                Optional.of(java.util.Set.of("tagger")));
    }

    static Map<String, Event> all() {
        Map<String, Event> all = new LinkedHashMap<>();
        all.put("photo-arrived", new PhotoArrived(subject(Lane.LIVE)));
        all.put("photo-arrived-for-one-stage", new PhotoArrived(scanned()));
        all.put("photo-scored", scored());
        all.put("photo-scored-bare", bare());
        all.put("photo-tagged", tagged());
        all.put(
                "photo-rejected",
                new PhotoRejected(
                        subject(Lane.BACKFILL), "scorer", Fault.NOT_A_PHOTO, "IMG_0001.CR2 begins with a PDF header"));
        all.put(
                "sidecar-intended",
                new SidecarIntended(subject(Lane.BACKFILL), List.of(entry(Optional.of(untouched())))));
        all.put("sidecar-outcome", written());
        all.put("sidecar-outcome-quarantined", quarantined());
        return all;
    }

    private static PhotoScored scored() {
        return new PhotoScored(
                subject(Lane.BACKFILL),
                new Capture(
                        new Capture.Moment(
                                Optional.of(LocalDateTime.parse("2026-05-09T16:03:05.123")),
                                Optional.of("+02:00"),
                                false),
                        new Capture.Gear(
                                Optional.of("Canon EOS R5"),
                                Optional.of("052021001234"),
                                Optional.of("RF24-70mm F2.8 L IS USM"),
                                Optional.of("0000c03a5f")),
                        new Capture.Exposure(
                                Optional.of(0.004),
                                Optional.of(2.8),
                                Optional.of(400),
                                Optional.of(50.0),
                                Optional.of(-1.0 / 3),
                                Optional.of(false)),
                        new Shot(
                                Optional.of(6),
                                Optional.of(new Shot.Focus(.25, .5, .125, .0625)),
                                List.of(Shot.CONTINUOUS, Shot.AUTO_BRACKET),
                                Optional.of("6F2B1A0C-33D1-4C7E-9E2B-0A4D5C6B7E81"),
                                Optional.of(2)),
                        Optional.of(new Capture.Place(47.3769, 8.5417)),
                        Optional.of(4)),
                5464,
                8192,
                "cr2",
                "preview",
                new Measures(
                        "2",
                        71.25,
                        80.5,
                        90,
                        64,
                        88,
                        100,
                        List.of("noisy", "low-key"),
                        Map.of("noiseSigma", 3.75, "clippedHigh", 0.002)),
                new TileGrid(3, 2, List.of(1.5f, 2.25f, 3f, .5f, 12.75f, 4f)),
                List.of(
                        new ModelScore("nima", "1", 5.5, List.of(0.0, .25, .5, .25)),
                        new ModelScore("plain", "2", .75, List.of()),
                        new ModelScore(
                                "pick",
                                "1",
                                .625,
                                List.of(),
                                Optional.of(Map.of("rejected", .25, "pending", .25, "accepted", .5)),
                                Optional.empty()),
                        new ModelScore("blame", "1", 12.5, List.of(), Optional.empty(), Optional.of(true))),
                "00ff12ab34cd56ef",
                Optional.of("AAAAPA=="),
                Optional.of("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>"),
                Map.of("decode", 41.5, "measure", 12.25));
    }

    private static PhotoScored bare() {
        return new PhotoScored(
                subject(Lane.BACKFILL),
                Capture.unknown().with(new Capture.Moment(Optional.empty(), Optional.empty(), true)),
                1,
                1,
                "jpeg",
                "full",
                new Measures("1", 0, 0, 0, 0, 0, 0, List.of(), Map.of()),
                new TileGrid(0, 0, List.of()),
                List.of(),
                "0000000000000000",
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static PhotoTagged tagged() {
        return new PhotoTagged(
                subject(Lane.BACKFILL),
                List.of(
                        new Tag("auto|people|face", .875, "yunet", Optional.of(new Tag.Box(.25, .125, .5, .0625))),
                        Tag.byRule("auto|night", 1)),
                Map.of("faces", 18.5));
    }

    private static LedgerEntry entry(Optional<LedgerEntry> prior) {
        return new LedgerEntry(
                SIDECAR,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "r-20260509-1",
                false,
                Map.of(
                        "rating",
                        new LedgerEntry.Field(List.of("0"), List.of("1"), List.of("2"), List.of("2"), List.of(), false),
                        "tags",
                        new LedgerEntry.Field(
                                List.of(),
                                List.of("auto|night"),
                                List.of("auto|people|face"),
                                List.of("auto|people|face", "Family|Ann"),
                                List.of("auto|night"),
                                true)),
                prior);
    }

    private static LedgerEntry untouched() {
        return new LedgerEntry(SIDECAR, "", "", "", true, Map.of(), Optional.empty());
    }

    private static SidecarOutcome written() {
        return new SidecarOutcome(
                subject(Lane.BACKFILL),
                SidecarOutcome.State.WRITTEN,
                Optional.of(SIDECAR),
                Optional.of(new Verdict(
                        71.25,
                        .875,
                        new Verdict.Marks(2, 3, Optional.of("Green"), Optional.of(true)),
                        Optional.of(new SetPlace("b-3f2a", "burst", 1, 5)),
                        List.of("best-of-burst", "low-key"),
                        List.of("auto|night", "auto|people|face"),
                        "gentle/2")),
                Optional.empty(),
                Optional.empty(),
                List.of(entry(Optional.empty())),
                1834,
                Optional.of("rejudge-20260510T080000.000"));
    }

    private static SidecarOutcome quarantined() {
        return new SidecarOutcome(
                subject(Lane.BACKFILL),
                SidecarOutcome.State.QUARANTINED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Fault.KILLED_ITS_WORKER),
                Optional.of("given up after 3 tries, each of which ended with its worker"),
                List.of(),
                0);
    }
}
