// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Version;
import photo.sluice.testkit.photo.Xmp;

/** Which photos of a folder a scan wants; the log is a map. */
class SearchTest {
    private static final Wanted.Without NOTHING = new Wanted.Without(false, false, false);
    private static final Installed NOW = new Installed("2", Map.of(), Set.of("rule"));

    @TempDir
    Path hot;

    private final Map<String, Version> known = new HashMap<>();

    @BeforeEach
    void makeFolder() throws IOException {
        hot = hot.toRealPath();
        Files.createDirectory(hot.resolve("2026"));
        for (String name : new String[] {"new.jpg", "known.jpg", "2026/changed.jpg", "2026/known.jpg"}) {
            Path photo = Files.writeString(hot.resolve(name), name);
            Version now = new Version(
                    1, Files.size(photo), Files.getLastModifiedTime(photo).toInstant());
            if (name.endsWith("known.jpg")) known.put(name, now);
            if (name.endsWith("changed.jpg")) known.put(name, new Version(1, 1, Instant.EPOCH));
        }
        Files.writeString(hot.resolve("notes.txt"), "no photo");
        Files.writeString(hot.resolve("unnamed"), "no photo");
    }

    private Found found(String folder, Mode mode, Wanted.Without without) {
        return new Search(new Wanted(mode, true, true, without), NOW).in(new Scope("hot", hot, folder), known);
    }

    private void sidecar(String photo, String inside) throws IOException {
        Files.writeString(hot.resolve(photo + ".xmp"), inside);
    }

    private static String measuredBy(String version) {
        return Xmp.rating(2)
                .replaceFirst(
                        "<rdf:Description",
                        "<rdf:Description xmlns:sluice=\"https://sluice.photo/ns/1.0/\" sluice:technicalScore=\"80\""
                                + " sluice:measuresVersion=\"" + version + "\"");
    }

    @Test
    void newOnesAreThoseThatTheLogDoesNotKnowAsTheyAre() {
        Found found = found("", Mode.NEW, NOTHING);
        assertThat(found.photos()).isEqualTo(4);
        assertThat(found.fresh()).isEqualTo(1);
        assertThat(found.changed()).isEqualTo(1);
        assertThat(found.chosen()).containsExactlyInAnyOrder("new.jpg", "2026/changed.jpg");
    }

    @Test
    void folderIsScannedWithoutItsNeighbours() {
        assertThat(found("2026", Mode.ALL, NOTHING).chosen())
                .containsExactlyInAnyOrder("2026/changed.jpg", "2026/known.jpg");
    }

    @Test
    void staleAreThoseThatOtherFormulasMeasuredNotThoseThatNobodyDid() throws IOException {
        sidecar("known.jpg", measuredBy("1"));
        sidecar("2026/known.jpg", measuredBy("2"));
        sidecar("new.jpg", measuredBy("1"));
        assertThat(found("", Mode.STALE, NOTHING).chosen()).containsExactly("known.jpg");
    }

    @Test
    void photosThatHaveOneAlreadyAreLeftAlone() throws IOException {
        sidecar("known.jpg", Xmp.rating(3));
        sidecar("2026/known.jpg", "no XMP");
        assertThat(found("", Mode.ALL, new Wanted.Without(true, false, false)).chosen())
                .containsExactlyInAnyOrder("new.jpg", "2026/changed.jpg");
        assertThat(found("", Mode.ALL, new Wanted.Without(false, true, true)).chosen())
                .as("stars are no pick and no keyword")
                .hasSize(4);
    }
}
