// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The doctor sees what is wrong, says what to do, and touches nothing. */
class DoctorE2E extends HotFolder {
    private static final String DARKTABLE = "xmlns:darktable=\"http://darktable.sf.net/\" darktable:xmp_version=\"5\" ";

    private Path sidecar(String name, String head, String attributes, String elements) throws IOException {
        return Files.writeString(
                hot.resolve(name),
                head + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                        + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                        + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" " + attributes + ">" + elements
                        + "</rdf:Description></rdf:RDF></x:xmpmeta>");
    }

    private void imported(String name) throws IOException {
        sidecar(name, "", DARKTABLE + "xmp:Rating=\"1\"", "");
    }

    private static String list(String prefix, String uri, String property, String item) {
        String name = prefix + ":" + property;
        return "<" + name + " xmlns:" + prefix + "=\"" + uri + "\"><rdf:Bag><rdf:li>" + item + "</rdf:li></rdf:Bag></"
                + name + ">";
    }

    private JsonNode examined(String... more) {
        List<String> arguments = new ArrayList<>(List.of("doctor", hot.toString(), "--json"));
        arguments.addAll(List.of(more));
        Ended ended = sluice.run(arguments.toArray(String[]::new));
        assertThat(ended.objects()).as(ended.err()).hasSize(1);
        JsonNode all = ended.objects().get(0);
        assertThat(ended.status()).as(ended.err()).isEqualTo(all.path("well").asBoolean() ? 0 : 1);
        return all;
    }

    private static JsonNode folder(JsonNode all) {
        assertThat(all.path("folders")).hasSize(1);
        return all.path("folders").get(0);
    }

    private static String looks(JsonNode examined) {
        return StreamSupport.stream(examined.path("findings").spliterator(), false)
                .filter(finding -> finding.path("level").asText().equals("look"))
                .map(finding -> finding.path("found").asText() + " | "
                        + finding.path("advice").asText())
                .collect(Collectors.joining("\n"));
    }

    /** All that lies there, with size and time. */
    private Map<String, String> inventory() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            Map<String, String> inventory = new TreeMap<>();
            for (Path path : all.filter(
                            p -> !p.toString().endsWith(".out") && !p.toString().endsWith(".err"))
                    .filter(Files::isRegularFile)
                    .filter(p -> p.startsWith(hot) || p.startsWith(sluice.state()))
                    .toList()) {
                inventory.put(path.toString(), Files.size(path) + " " + Files.getLastModifiedTime(path));
            }
            return inventory;
        }
    }

    @Test
    void soundFolderHasNothingToLookAtAndStaysAsItIs() throws IOException {
        Files.writeString(hot.resolve("a.jpg"), "photo");
        sidecar("a.jpg.xmp", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "xmp:Rating=\"4\"", "");
        Map<String, String> before = inventory();
        JsonNode folder = folder(examined());
        assertThat(looks(folder)).isEmpty();
        assertThat(folder.path("counts").path("sidecars").asInt()).isEqualTo(1);
        assertThat(folder.path("counts").path("others").asInt()).isEqualTo(1);
        assertThat(folder.path("counts").path("ratedByPeople").asInt()).isEqualTo(1);
        assertThat(inventory()).isEqualTo(before);
        assertThat(sluice.state()).doesNotExist();
    }

    @Test
    void everyTroubleIsCountedAndNamed() throws IOException {
        Files.writeString(hot.resolve("half.xmp"), "<x:xmpmeta half of it");
        Files.createFile(hot.resolve("empty.xmp"));
        sidecar("comment.xmp", "<!-- by hand -->", "xmp:Rating=\"3\"", "");
        sidecar(
                "stale.xmp",
                "",
                "",
                list("lr", "http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject", "a|b")
                        + list("digiKam", "http://www.digikam.org/ns/1.0/", "TagsList", "a/c"));
        Files.writeString(hot.resolve("two.cr2"), "photo");
        sidecar("two.cr2.xmp", "", "xmp:Rating=\"3\"", "");
        sidecar("two.xmp", "", "xmp:Rating=\"3\"", "");
        Path stump = Files.createFile(hot.resolve(".sluice-0123456789abcdef-01234567.new"));
        Files.setLastModifiedTime(stump, FileTime.from(Instant.now().minusSeconds(3600)));
        JsonNode folder = folder(examined());
        JsonNode counts = folder.path("counts");
        for (String once :
                List.of("malformed", "empty", "notRecognisedByExiv2", "staleTagsList", "twoNames", "leftByCrashes")) {
            assertThat(counts.path(once).asInt()).as(once + " of " + counts).isEqualTo(1);
        }
        assertThat(counts.path("sidecars").asInt()).isEqualTo(6);
        assertThat(looks(folder)).contains("half.xmp", "empty.xmp", "comment.xmp", "stale.xmp", "TagsList=");
    }

    @Test
    void starsThatDarktableGivesByItselfAreCountedWithTheSettingThatHelps() throws IOException {
        for (int i = 0; i < 5; i++) imported(i + ".jpg.xmp");
        sidecar("one.jpg.xmp", "", "xmp:Rating=\"1\"", "");
        JsonNode folder = folder(examined());
        assertThat(folder.path("counts").path("starredByDarktable").asInt()).isEqualTo(5);
        assertThat(looks(folder)).contains("5 with one star", "sidecar.darktable-one-star=unrated");
        JsonNode settled = folder(examined("--set", "sidecar.darktable-one-star=unrated"));
        assertThat(settled.path("counts").path("starredByDarktable").asInt()).isEqualTo(5);
        assertThat(looks(settled)).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("secret.xmp"), "no XMP");
        Files.createSymbolicLink(hot.resolve("out"), elsewhere);
        Files.createSymbolicLink(hot.resolve("round"), hot);
        Files.createSymbolicLink(hot.resolve("link.xmp"), elsewhere.resolve("secret.xmp"));
        JsonNode counts = folder(examined()).path("counts");
        assertThat(counts.path("links").asInt()).isEqualTo(1);
        assertThat(counts.path("sidecars").asInt()).isZero();
        assertThat(counts.path("folders").asInt()).isEqualTo(1);
    }

    @Test
    void withoutAFolderTheKnownRootsAreGoneThrough() throws IOException {
        imported("a.jpg.xmp");
        Files.createDirectory(sluice.state());
        Files.writeString(sluice.state().resolve("roots.json"), "{\"mine\": \"" + hot.toRealPath() + "\"}");
        Ended ended = sluice.run("doctor");
        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).contains(hot.toRealPath().toString(), "     is root mine");
        assertThat(String.join("\n", ended.out()))
                .contains("1 with one star", "state folder " + sluice.state(), "no sluice run");
    }

    @Test
    void folderThatIsNotThereIsWrongUse() {
        Ended ended = sluice.run("doctor", temp.resolve("nowhere").toString());
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("nowhere");
    }
}
