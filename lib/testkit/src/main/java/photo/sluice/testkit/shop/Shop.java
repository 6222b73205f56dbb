// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import photo.sluice.contract.Lane;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.SharedRenditions;
import photo.sluice.runtime.Outcome;
import photo.sluice.runtime.Roots;
import photo.sluice.runtime.Stage;

/** A stage over one folder, the root {@code hot}, wired as the command wires it. */
public final class Shop implements AutoCloseable {
    private final Path folder;
    private final PhotoReader reader = new PhotoReader(Limits.USUAL);
    private final SharedRenditions renditions;
    private final Stage stage;

    /**
     * Opens it; the folder need not be there.
     *
     * @param readers how many stages share a decoded photo, this one included
     */
    public Shop(Path folder, int readers, BiFunction<Roots, SharedRenditions, Stage> stage) {
        this.folder = folder;
        this.renditions = new SharedRenditions(reader, readers, 64L << 20, Duration.ofMillis(50));
        this.stage = stage.apply(new Roots(Map.of("hot", folder)), renditions);
    }

    public PhotoReader reader() {
        return reader;
    }

    public SharedRenditions renditions() {
        return renditions;
    }

    public Stage stage() {
        return stage;
    }

    /** The announcement of a file as it is now. */
    public PhotoArrived arrived(String path) throws IOException {
        BasicFileAttributes now = Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
        Version version = new Version(1, now.size(), now.lastModifiedTime().toInstant());
        return new PhotoArrived(new Subject(
                new PhotoId("hot", path), version, Lane.LIVE, "run-1", Instant.parse("2026-05-14T10:00:00Z")));
    }

    /** What becomes of every file below the folder, by its path. */
    public Map<String, Outcome> outcomes() throws IOException {
        Map<String, Outcome> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString();
                outcomes.put(path, stage.process(arrived(path)));
            }
        }
        return outcomes;
    }

    @Override
    public void close() {
        renditions.close();
        reader.close();
    }
}
