// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.SharedRenditions;
import photo.sluice.runtime.Roots;
import photo.sluice.tagger.rule.RuleSettings;
import photo.sluice.tagger.rule.Rules;

/** A tagger over one folder, wired as the command wires it. */
final class Shop implements AutoCloseable {
    final Path folder;
    final PhotoReader reader = new PhotoReader(Limits.USUAL);
    final SharedRenditions renditions;
    final TaggerStage stage;

    Shop(Path folder) {
        this(folder, 1, List.of(new Rules(RuleSettings.USUAL)));
    }

    Shop(Path folder, int readers, List<TagSource> sources) {
        this.folder = folder;
        this.renditions = new SharedRenditions(reader, readers, 64L << 20, Duration.ofMillis(50));
        this.stage = new TaggerStage(new Roots(Map.of("hot", folder)), renditions, new Tagger(sources));
    }

    /** The announcement of a file as it is now. */
    PhotoArrived arrived(String path) throws IOException {
        BasicFileAttributes now = Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
        return arrived(path, now.size(), now.lastModifiedTime().toInstant());
    }

    PhotoArrived arrived(String path, long size, Instant modified) {
        return new PhotoArrived(new Subject(
                new PhotoId("hot", path),
                new Version(1, size, modified),
                Lane.LIVE,
                "run-1",
                Instant.parse("2026-05-14T10:00:00Z")));
    }

    @Override
    public void close() {
        renditions.close();
        reader.close();
    }
}
