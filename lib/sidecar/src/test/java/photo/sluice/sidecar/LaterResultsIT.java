// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.sidecar.file.Published;
import photo.sluice.sidecar.file.SidecarFile;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Value;

/** What a person does with a real program to a sidecar of ours outlives the next three results. Needs exiftool. */
final class LaterResultsIT {

    private static final QName TITLE = new QName(Names.SUBJECT.getNamespaceURI(), "title");

    /** Each wants all that the person has refused, and says it otherwise than the one before. */
    private static final List<Wanted> RESULTS = List.of(
            result("run-2", 3, Colour.BLUE, "auto|bird", "auto|sky"),
            result("run-3", 1, Colour.GREEN, "auto|bird"),
            result("run-4", 2, Colour.YELLOW, "auto|bird", "auto|sky", "auto|sea"));

    @TempDir
    Path root;

    private Path photo;
    private Path sidecar;
    private SidecarFile files;
    private Ledger ledger = Ledger.EMPTY;

    private static Wanted result(String run, int stars, Colour colour, String... tags) {
        return inRun(run, stars(stars, tags)).with(new Marks(Optional.of(colour), Colour.Home.LABEL, Optional.empty()));
    }

    @BeforeEach
    void write() throws Exception {
        Program.needed("exiftool");
        root = root.toRealPath();
        photo = Files.write(root.resolve("IMG_1.CR2"), new byte[] {1});
        sidecar = root.resolve("IMG_1.CR2.xmp");
        Instant later = Instant.now().plusSeconds(86_400);
        files = new SidecarFile(List.of(root), Clock.fixed(later, ZoneOffset.UTC));
        bring(result("run-1", 2, Colour.GREEN, "auto|bird", "auto|sky"));
    }

    private void bring(Wanted wanted) {
        SidecarFile.Written written = files.write(photo, EXT, wanted, ledger, Embedded.NOTHING, intent -> {});
        assertThat(written.published()).get().isInstanceOf(Published.Done.class);
        ledger = ((Published.Done) written.published().orElseThrow()).ledger();
    }

    private void exiftool(String... edits) throws Exception {
        List<String> command = new ArrayList<>(List.of("exiftool", "-q", "-overwrite_original"));
        command.addAll(List.of(edits));
        command.add(sidecar.toString());
        Program.Said said = new Program(root).run(60, command);
        assertThat(said.status()).as(said.words()).isZero();
    }

    private Map<QName, Value> properties() throws Exception {
        return Packet.parse(Files.readAllBytes(sidecar)).properties();
    }

    private SidecarView view() throws Exception {
        return Xmp.view(Files.readAllBytes(sidecar));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allThatAPersonDidOutlivesThreeResults(boolean ledgerKept) throws Exception {
        exiftool(
                "-XMP-lr:HierarchicalSubject-=auto|bird",
                "-XMP-lr:HierarchicalSubject+=people|Alice",
                "-XMP-xmp:Rating=0",
                "-XMP-xmp:Label=Red",
                "-XMP-dc:Title=Heron at dawn");
        Value title = properties().get(TITLE);
        assertThat(title).isNotNull();
        for (Wanted result : RESULTS) {
            if (!ledgerKept) ledger = Ledger.EMPTY;
            bring(result);
            assertThat(view().rating()).as("stars").contains(0);
            assertThat(view().label()).as("colour").contains("Red");
            assertThat(view().tags()).as("tags").contains("people|Alice").doesNotContain("auto|bird");
            assertThat(properties().get(TITLE)).as("title").isEqualTo(title);
            assertThat(view().facts().judgement())
                    .get()
                    .extracting(Facts.Judgement::run)
                    .isEqualTo(result.facts().judgement().orElseThrow().run());
            assertThat(view().applied().locked()).contains(Field.RATING, Field.LABEL);
        }
        assertThat(view().tags()).containsExactlyInAnyOrder("people|Alice", "auto|sky", "auto|sea");
    }

    @Test
    void eachEditAloneOutlivesThreeResultsAndOnlyItsFieldIsLocked() throws Exception {
        exiftool("-XMP-xmp:Rating=0");
        for (Wanted result : RESULTS) {
            bring(result);
            assertThat(view().rating()).contains(0);
            assertThat(view().label()).isEqualTo(result.marks().colour().map(Colour::label));
            assertThat(view().applied().locked()).containsExactly(Field.RATING);
        }
    }

    @Test
    void editsBetweenTheResultsAddUp() throws Exception {
        exiftool("-XMP-lr:HierarchicalSubject-=auto|sky");
        bring(RESULTS.get(0));
        exiftool("-XMP-xmp:Label=");
        bring(RESULTS.get(1));
        exiftool("-XMP-xmp:Rating=5");
        bring(RESULTS.get(2));
        assertThat(view().tags()).containsExactlyInAnyOrder("auto|bird", "auto|sea");
        assertThat(view().label()).isEmpty();
        assertThat(view().rating()).contains(5);
    }
}
