// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.writer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import photo.sluice.contract.Capture;
import photo.sluice.contract.Lane;
import photo.sluice.contract.LedgerEntry;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Tag;
import photo.sluice.contract.TileGrid;
import photo.sluice.contract.Version;

/**
 * What the workers and the writer say of photos that were never taken: as the scorer says of a real one, each with a time,
 * a look and a sharpness of its own. The same number gives the same photo.
 *
 * @param like what the scorer says of a real photo
 * @param folder in which photos lie, before the number of the folder
 * @param perFolder photos a folder
 * @param burst photos a set; 0: one to eight, by chance
 */
public record Made(PhotoScored like, String folder, int perFolder, int burst) {
    static final String ROOT = "bench";
    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 5, 9, 12, 0, 0, 10_000_000);
    private static final List<String> TAGS = List.of("auto|objects|person", "auto|scene|beach", "auto|light|backlit");
    private static final int LONGEST = 8;

    /** The path of photo number {@code i} below the root. */
    public String path(int i) {
        return String.format(Locale.ROOT, "%s%04d/IMG_%07d.jpg", folder, i / perFolder, i);
    }

    Subject subject(int i) {
        PhotoId photo = new PhotoId(ROOT, path(i));
        return new Subject(photo, new Version(1, 5, Instant.EPOCH), Lane.BACKFILL, "bench-1", Instant.now());
    }

    /** Sets lie minutes apart, their frames 200 ms; those of one look the same. */
    PhotoScored scored(int i) {
        int set = burst > 0 ? i / burst : set(i);
        LocalDateTime time = FIRST.plus(Duration.ofMinutes(2L * set)).plus(Duration.ofMillis(200L * (i % perFolder)));
        SplittableRandom own = new SplittableRandom(i);
        float factor = (float) own.nextDouble(0.3, 1.5);
        Capture capture = new Capture(
                Capture.Moment.at(time),
                Capture.Gear.camera("Nikon Z 9"),
                like.capture().exposure(),
                like.capture().shot(),
                Optional.empty(),
                Optional.empty());
        TileGrid tiles = new TileGrid(
                like.tiles().columns(),
                like.tiles().rows(),
                like.tiles().sharpness().stream().map(tile -> tile * factor).toList());
        return new PhotoScored(
                subject(i),
                capture,
                like.width(),
                like.height(),
                like.format(),
                like.decoded(),
                like.measures(),
                tiles,
                like.models(),
                String.format("%016x", new SplittableRandom(set * 7919L + perFolder).nextLong()),
                Optional.empty(),
                Optional.empty(),
                like.tookMs());
    }

    /** Eight neighbours make three sets, of five, two and one. */
    private static int set(int i) {
        int within = i % LONGEST;
        return i / LONGEST * 3 + (within < 5 ? 0 : within < 7 ? 1 : 2);
    }

    PhotoTagged tagged(int i) {
        List<Tag> tags = TAGS.stream().map(tag -> Tag.byRule(tag, 0.8)).toList();
        return new PhotoTagged(subject(i), tags, Map.of("total", 31.5));
    }

    /** As the ledger has it of a photo whose sidecar was written. */
    SidecarOutcome written(int i) {
        String sidecar = path(i) + ".xmp";
        LedgerEntry.Field stars =
                new LedgerEntry.Field(List.of(), List.of(), List.of("2"), List.of("2"), List.of(), false);
        LedgerEntry.Field tags = new LedgerEntry.Field(List.of(), List.of(), TAGS, TAGS, List.of(), false);
        String hash = String.format("%064x", i);
        LedgerEntry entry = new LedgerEntry(
                sidecar,
                hash,
                "",
                "bench-1",
                false,
                Map.of("rating", stars, "pick", stars, "tags", tags),
                Optional.empty());
        return new SidecarOutcome(
                subject(i),
                SidecarOutcome.State.WRITTEN,
                Optional.of(sidecar),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(entry),
                100);
    }
}
