// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Packet;

/** Real programs read what we write, and what they write is a person's. */
final class InteroperabilityIT {

    private static final Wanted BIRD = new Wanted(
            Optional.of(2), Optional.of(3), stars(2, "auto|bird", "auto|sky").tags(), allFacts());

    @TempDir
    Path folder;

    private Path sidecar;
    private Merged.Write ours;

    @BeforeEach
    void write() throws IOException {
        ours = Xmp.write(merge(Optional.of(sidecar("foo:a=\"b\"", lr("people|Bob"))), BIRD, Ledger.EMPTY));
        sidecar = Files.write(folder.resolve("IMG_1.JPG.xmp"), ours.bytes());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not installed");
            return "";
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    @Test
    void exiftoolReadsStarsKeywordsAndOurFacts() throws Exception {
        String json = run("exiftool", "-json", "-struct", "-G1", "-a", sidecar.toString());
        assertThat(json)
                .contains("\"XMP-xmp:Rating\": 2")
                .contains("\"XMP-lr:HierarchicalSubject\": [\"people|Bob\",\"auto|bird\",\"auto|sky\"]")
                .contains("TechnicalScore\": 71.25")
                .doesNotContain("Warning");
    }

    @Test
    void exiv2RecognisesTheSidecarByItsFirst80Bytes() throws Exception {
        assertThat(run("exiv2", "-PXkyv", sidecar.toString()))
                .containsPattern("Xmp\\.xmp\\.Rating +XmpText +2")
                .contains("auto|bird")
                .contains("Xmp.sluice.technicalScore");
    }

    @Test
    void editThatImmichMakesIsKeptAndNothingElseHasChanged() throws Exception {
        run(
                "exiftool",
                "-q",
                "-overwrite_original",
                "-Rating=5",
                "-TagsList=auto/bird",
                "-TagsList=people/Alice",
                sidecar.toString());
        byte[] edited = Files.readAllBytes(sidecar);
        Merged.Write next =
                Xmp.write(merge(Optional.of(edited), BIRD, ours.intent().settled()));
        assertThat(view(next.bytes()).rating()).contains(5);
        assertThat(view(next.bytes()).tags()).containsExactlyInAnyOrder("people|Bob", "auto|bird", "people|Alice");
        assertThat(next.locked()).containsExactly(Field.RATING);
    }

    @Test
    void editByExiv2IsKept() throws Exception {
        run("exiv2", "-M", "set Xmp.xmp.Rating 4", sidecar.toString());
        byte[] edited = Files.readAllBytes(sidecar);
        Merged.Write next = Xmp.write(merge(Optional.of(edited), BIRD, Ledger.EMPTY));
        assertThat(view(next.bytes()).rating()).contains(4);
        assertThat(next.locked()).containsExactly(Field.RATING);
    }

    @Test
    void rewritingByOtherProgramsIsNoEdit() throws Exception {
        for (List<String> rewrite : List.of(
                List.of("exiftool", "-q", "-overwrite_original", "-XMP-dc:Title=hi"),
                List.of("exiv2", "-M", "set Xmp.dc.source hi"))) {
            Files.write(sidecar, ours.bytes());
            List<String> command = new ArrayList<>(rewrite);
            command.add(sidecar.toString());
            run(command.toArray(String[]::new));
            byte[] rewritten = Files.readAllBytes(sidecar);
            assertThat(Packet.differences(
                            Packet.parse(ours.bytes()).properties(),
                            Packet.parse(rewritten).properties()))
                    .as(rewrite.toString())
                    .hasSize(1);
            assertThat(merge(Optional.of(rewritten), BIRD, ours.intent().settled()))
                    .isInstanceOf(Merged.Unchanged.class);
            Merged.Write next = Xmp.write(merge(Optional.of(rewritten), stars(1), Ledger.EMPTY));
            assertThat(next.locked()).as(Names.SLUICE).isEmpty();
            assertThat(view(next.bytes()).tags()).containsExactly("people|Bob");
        }
    }
}
