// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Properties;
import photo.sluice.sidecar.packet.Value;

/** darktable reads what we say and loses nothing by it; what a person does in it, we never take back. */
final class DarktableIT {

    private static final String TITLE =
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Mine</rdf:li></rdf:Alt></dc:title>";
    private static final SidecarName JPG = SidecarName.of(SidecarName.Form.EXT, "a.jpg");

    @TempDir
    Path folder;

    private static Merged.Write ours(byte[] before, Wanted wanted, Ledger ledger) {
        return write(Merge.merge(
                Optional.of(before).filter(bytes -> bytes.length > 0), wanted, ledger, Embedded.NOTHING, JPG, NOW));
    }

    private static Wanted wanted(int stars, Marks marks, String... tags) {
        return new Wanted(Optional.of(stars), Optional.of(2), stars(0, tags).tags(), allFacts()).with(marks);
    }

    private static Marks colour(Colour colour, Colour.Home home) {
        return new Marks(Optional.of(colour), home, Optional.empty());
    }

    private static Map<QName, Value> darktables(byte[] sidecar) {
        Map<QName, Value> block = new HashMap<>(Properties.of(sidecar));
        block.keySet().removeIf(name -> !name.getNamespaceURI().equals(Names.DARKTABLE));
        return block;
    }

    @Test
    void starsRejectionColourTagsTitleAndHistoryComeThrough() throws Exception {
        Program.needed("darktable-cli", "sqlite3");
        Path photos = Files.createDirectories(folder.resolve("photos"));
        for (String name : List.of("a", "b", "c", "d")) Program.picture(photos.resolve(name + ".jpg"));
        Marks green = colour(Colour.GREEN, Colour.Home.LABEL);
        Marks blue = colour(Colour.BLUE, Colour.Home.DARKTABLE);
        Files.write(
                photos.resolve("a.jpg.xmp"),
                ours(sidecar(TITLE), wanted(3, green, "auto|animal|bird", "auto|sky"), Ledger.EMPTY)
                        .bytes());
        Files.write(
                photos.resolve("b.jpg.xmp"),
                ours(new byte[0], wanted(-1, Marks.NONE), Ledger.EMPTY).bytes());
        Files.write(
                photos.resolve("c.jpg.xmp"),
                ours(new byte[0], wanted(0, blue), Ledger.EMPTY).bytes());

        Darktable first = new Darktable(folder.resolve("first"));
        first.load("on import", photos);

        assertThat(first.stars("a.jpg")).containsExactly("3|0");
        assertThat(first.stars("b.jpg")).hasSize(1).allMatch(row -> row.endsWith("|1"));
        assertThat(first.stars("c.jpg")).containsExactly("0|0");
        assertThat(first.colours("a.jpg")).containsExactly("2");
        assertThat(first.colours("c.jpg")).containsExactly("3");
        assertThat(first.tags("a.jpg")).containsExactly("auto|animal|bird", "auto|sky");
        assertThat(first.texts("a.jpg")).containsExactly("Mine");

        // darktable has written them all, and d by itself: with its history, and the star that it gives to every
        // import.
        Path plain = photos.resolve("d.jpg.xmp");
        byte[] its = Files.readAllBytes(plain);
        assertThat(view(its).rating()).contains(1);
        byte[] withOurs = ours(its, wanted(3, Marks.NONE, "auto|sky").with(OneStar.UNRATED), Ledger.EMPTY)
                .bytes();
        assertThat(darktables(withOurs)).isEqualTo(darktables(its)).hasSizeGreaterThan(5);
        assertThat(view(Files.readAllBytes(photos.resolve("a.jpg.xmp"))).pick()).contains(2);
        List<String> history = first.history("d.jpg");
        assertThat(history).isNotEmpty();

        Files.write(plain, withOurs);
        Darktable again = new Darktable(folder.resolve("again"));
        again.load("never", photos);
        assertThat(again.history("d.jpg")).isEqualTo(history);
        assertThat(again.stars("d.jpg")).containsExactly("3|0");
        assertThat(again.tags("d.jpg")).containsExactly("auto|sky");
        assertThat(again.colours("a.jpg")).containsExactly("2");
    }

    @Test
    void whatAPersonDoesInDarktableSurvivesOurNextThreeResults() throws Exception {
        Program.needed("darktable", "Xvfb");
        Path photos = Files.createDirectories(folder.resolve("photos"));
        Path photo = Program.picture(photos.resolve("a.jpg"));
        Path sidecar = photos.resolve("a.jpg.xmp");
        Marks green = colour(Colour.GREEN, Colour.Home.LABEL);
        Merged.Write last = ours(new byte[0], wanted(3, green, "auto|bird", "auto|sky"), Ledger.EMPTY);
        Files.write(sidecar, last.bytes());

        Path done = folder.resolve("done");
        new Darktable(folder.resolve("home")).script(person(photo, done), done);

        byte[] edited = Files.readAllBytes(sidecar);
        assertThat(view(edited).rating()).as("darktable has written").contains(0);
        assertThat(view(edited).facts()).as("and kept what is ours").isEqualTo(allFacts());
        byte[] now = edited;
        for (Wanted next : List.of(
                wanted(3, green, "auto|bird", "auto|sky"),
                wanted(1, colour(Colour.BLUE, Colour.Home.LABEL), "auto|bird"),
                wanted(2, Marks.NONE, "auto|bird", "auto|sea"))) {
            last = ours(now, next, last.intent().settled());
            now = last.bytes();
            SidecarView view = view(now);
            assertThat(view.rating()).contains(0);
            assertThat(view.tags()).contains("people|Alice").doesNotContain("auto|bird");
            assertThat(view.label()).as("red in darktable, so red everywhere").contains("Red");
            assertThat(Properties.of(now)
                            .get(new QName("http://purl.org/dc/elements/1.1/", "title"))
                            .toString())
                    .contains("Mine");
            assertThat(darktables(now)).isEqualTo(darktables(edited));
        }
        assertThat(view(now).tags()).containsExactlyInAnyOrder("people|Alice", "auto|sea");
        assertThat(last.locked()).containsExactlyInAnyOrder(Field.RATING, Field.LABEL);
    }

    private static String person(Path photo, Path done) throws IOException {
        return """
                local dt = require "darktable"
                local img = dt.database.import("%s")
                img.green = false
                img.red = true
                img.title = "Mine"
                for _, tag in ipairs(img:get_tags()) do
                  if tag.name == "auto|bird" then img:detach_tag(tag) end
                end
                img:attach_tag(dt.tags.create("people|Alice"))
                img.rating = 0
                local file = io.open("%s", "w")
                file:write("done")
                file:close()
                """.formatted(photo, done);
    }
}
