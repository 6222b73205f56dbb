// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.Merge;
import photo.sluice.sidecar.Merged;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.SidecarView;
import photo.sluice.sidecar.Tag;
import photo.sluice.sidecar.Wanted;

/** From the bytes that we write to the words that are said of them. */
class ExplanationTest {
    @TempDir
    Path folder;

    @Test
    void starsOfOursAreExplainedByTheirReasonsAndScores() throws IOException {
        write("a.jpg", 2, 1, "best-of-burst");
        Explanation why = explained("b.jpg", write("b.jpg", 0, 2, "rest-of-burst", "softer-faces", "never-heard-of"));
        assertThat(why.reasons())
                .extracting(Explanation.Reason::words)
                .containsExactly(
                        "others of its burst are better",
                        "its faces are less sharp than the best one's",
                        "never-heard-of");
        assertThat(why.better()).containsExactly("a.jpg");
        assertThat(Telling.lines(why))
                .contains(
                        "  rating     0 stars: ours",
                        "  pick       pending: ours",
                        "  number 2 of 2 in burst s-17",
                        "  its place is rather sure (82 %)",
                        "  ranked before it: a.jpg",
                        "  exposure      61  the weakest",
                        "tags of ours: auto|night",
                        "judged by gentle/2 in run run-1");
        assertThat(String.join("\n", Telling.lines(why))).contains("With a.jpg gone");
    }

    @Test
    void bestKnowsNobodyBetter() throws IOException {
        SidecarView view = write("a.jpg", 2, 1, "best-of-burst");
        write("b.jpg", 0, 2, "rest-of-burst");
        assertThat(explained("a.jpg", view).better()).isEmpty();
    }

    @Test
    void filesOfOneShotNameEachOther() throws IOException {
        SidecarView raw = write("b.CR2", 1, 1, "best-of-burst");
        write("b.jpg", 1, 1, "best-of-burst");
        write("c.jpg", 0, 2, "rest-of-burst");
        Explanation why = explained("b.CR2", raw);
        assertThat(why.partners()).containsExactly("b.jpg");
        assertThat(why.better()).isEmpty();
        assertThat(Telling.lines(why)).contains("  shares its verdict with b.jpg");
        assertThat(explained("c.jpg", view(folder.resolve("c.jpg.xmp"))).better())
                .as("photos, not sidecars")
                .containsExactly("b.CR2", "b.jpg");
    }

    @Test
    void sidecarWithAdobesNameIsOfThePhotoThatItNames() {
        SidecarView view = view(xmp(
                "xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" photoshop:SidecarForExtension=\"CR2\"", ""));
        assertThat(Neighbour.photo("IMG_1.xmp", view)).isEqualTo("IMG_1.CR2");
        assertThat(Neighbour.photo("folder/IMG_1.CR2.xmp", view)).isEqualTo("IMG_1.CR2");
        assertThat(Neighbour.photo("IMG_1.XMP", view(xmp("", "")))).isEqualTo("IMG_1");
    }

    @Test
    void otherSetsAndBrokenFilesAreNoNeighbours() throws IOException {
        SidecarView view = write("b.jpg", 0, 2, "rest-of-burst");
        Files.writeString(folder.resolve("broken.xmp"), "s-17 is no sidecar");
        Files.writeString(folder.resolve("other.xmp"), Files.readString(write("c.jpg", 1, "s-17x", "rest-of-burst")));
        Files.createDirectory(folder.resolve("folder.xmp"));
        assertThat(explained("b.jpg", view).better()).isEmpty();
    }

    @Test
    void starsThatAPersonGaveArePersons() throws IOException {
        write("a.jpg", 2, 1, "sound");
        Path sidecar = folder.resolve("a.jpg.xmp");
        String text = Files.readString(sidecar).replace("xmp:Rating=\"2\"", "xmp:Rating=\"5\"");
        Files.writeString(sidecar, text);
        Explanation why = explained("a.jpg", view(sidecar));
        assertThat(why.fields().get(0)).isEqualTo(new Explanation.Stands("rating", "5", "person", "a person's"));
        assertThat(why.advice()).anyMatch(advice -> advice.startsWith("The stars are a person's and stay"));
    }

    @Test
    void lockedFieldIsSaidToBeLockedEvenWhereNothingStands() {
        SidecarView view = view(xmp(
                "xmlns:sluice=\"https://sluice.photo/ns/1.0/\" sluice:stateVersion=\"1\"",
                "<sluice:lockedFields><rdf:Bag><rdf:li>rating</rdf:li></rdf:Bag></sluice:lockedFields>"));
        assertThat(Explanation.of("a.xmp", view, List.of()).fields())
                .containsExactly(new Explanation.Stands("rating", "nothing", "locked", "a person's, locked"));
        assertThat(Telling.lines(Explanation.of("a.xmp", view, List.of())))
                .contains("  rating     nothing: a person's, locked");
    }

    @Test
    void sidecarOfAnotherProgramIsNotClaimed() {
        SidecarView view = view(xmp("xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:Rating=\"4\"", ""));
        Explanation why = Explanation.of("a.xmp", view, List.of());
        assertThat(why.judged()).isFalse();
        assertThat(why.fields()).extracting(Explanation.Stands::whose).containsExactly("person");
        assertThat(why.advice()).hasSize(1);
        assertThat(Telling.lines(why)).hasSize(3);
    }

    @Test
    void oneStarBesideDarktablesDataIsSaidToBeDoubtful() {
        SidecarView view = view(xmp(
                "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:darktable=\"http://darktable.sf.net/\""
                        + " xmp:Rating=\"1\" darktable:xmp_version=\"5\"",
                ""));
        assertThat(Explanation.of("a.xmp", view, List.of()).fields())
                .extracting(Explanation.Stands::whose)
                .containsExactly("darktable");
    }

    @Test
    void objectHasWhatTheLinesHave() throws IOException {
        write("a.jpg", 2, 1, "best-of-burst");
        Explanation why = explained("b.jpg", write("b.jpg", 0, 2, "rest-of-burst"));
        assertThat(why.object())
                .containsKeys(
                        "sidecar", "judged", "fields", "reasons", "scores", "models", "set", "tags", "policy", "run",
                        "advice");
        assertThat(why.object().get("set"))
                .hasToString("{kind=burst, id=s-17, rank=2, size=2, better=[a.jpg], partners=[]}");
    }

    private Explanation explained(String photo, SidecarView view) throws IOException {
        Path sidecar = folder.resolve(photo + ".xmp");
        return Explanation.of(photo + ".xmp", view, Neighbour.of(sidecar, view));
    }

    @Test
    void modelsAreToldWithSpreadAndClasses() throws IOException {
        SidecarView view = write("a.jpg", 2, 1, "best-of-burst");
        Explanation why = explained("a.jpg", view);
        assertThat(Telling.lines(why))
                .contains(
                        "  model        5.50, in the unit of nima, votes differ by 1.38",
                        "  model        0.30, in the unit of iqs (rejected 70 %), lower is better");
        assertThat(why.object().get("models")).isEqualTo(Map.of("nima/1", 5.5, "iqs/8", 0.3));
        assertThat(why.object().get("modelDetails"))
                .isEqualTo(Map.of(
                        "nima/1",
                        Map.of(
                                "spread",
                                1.38,
                                "votes",
                                view.facts().models().get(0).votes()),
                        "iqs/8",
                        Map.of("classes", Map.of("rejected", 0.7), "better", "lower")));
    }

    private SidecarView write(String photo, int stars, int rank, String... reasons) throws IOException {
        return view(write(photo, rank, "s-17", stars, reasons));
    }

    private Path write(String photo, int rank, String set, String... reasons) throws IOException {
        return write(photo, rank, set, 0, reasons);
    }

    private Path write(String photo, int rank, String set, int stars, String... reasons) throws IOException {
        Facts facts = new Facts(
                Optional.of(new Facts.Technical(
                        70,
                        Optional.of(80.0),
                        Optional.of(90.0),
                        Optional.of(85.0),
                        Optional.of(61.0),
                        Optional.of(99.0))),
                List.of(reasons),
                List.of(
                        new Facts.ModelScore(
                                "nima",
                                "1",
                                5.5,
                                false,
                                Optional.of(1.38),
                                List.of(0.0, 0.0, 0.0, 0.0, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0),
                                Map.of()),
                        new Facts.ModelScore(
                                "iqs", "8", 0.3, true, Optional.empty(), List.of(), Map.of("rejected", 0.7))),
                List.of(),
                Optional.of(new Facts.Judgement("run-1", "gentle", "2").sure(0.82)),
                Optional.of(new Facts.Place("burst", set, rank, 2)));
        Wanted wanted = new Wanted(
                Optional.of(stars), Optional.of(2), List.of(Tag.of("auto|night").orElseThrow()), facts);
        SidecarName name = SidecarName.of(SidecarName.Form.EXT, photo);
        Merged merged = Merge.merge(Optional.empty(), wanted, Ledger.EMPTY, Embedded.NOTHING, name, Instant.EPOCH);
        Path sidecar = folder.resolve(name.beside(photo));
        Files.write(sidecar, ((Merged.Write) merged).bytes());
        return sidecar;
    }

    private static SidecarView view(Path sidecar) throws IOException {
        return ((Sidecar.Reading.Read) Sidecar.read(Files.readAllBytes(sidecar))).view();
    }

    private static SidecarView view(String text) {
        return ((Sidecar.Reading.Read) Sidecar.read(text.getBytes(StandardCharsets.UTF_8))).view();
    }

    private static String xmp(String attributes, String elements) {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
                + attributes
                + ">" + elements + "</rdf:Description></rdf:RDF></x:xmpmeta>";
    }
}
