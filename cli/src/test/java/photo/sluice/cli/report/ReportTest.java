// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the report's files say; nothing of a browser. */
class ReportTest {
    @TempDir
    Path temporary;

    private Path folder;
    private Shoot shoot;

    @BeforeEach
    void shoot() {
        folder = temporary.resolve("shoot");
        shoot = new Shoot(folder);
    }

    private int report(String... arguments) {
        return new CommandLine(new ReportCommand()).execute(arguments);
    }

    private Path made(String file) {
        Path out = temporary.resolve(file);
        assertThat(report(folder.toString(), "-o", out.toString())).isZero();
        return out;
    }

    @Test
    void bestComesFirst() throws IOException {
        shoot.photo("a.jpg", 20, 0, "").photo("b.jpg", 90, 3, "").photo("sub/c.jpg", 60, 3, "");
        JsonNode json = new JsonMapper().readTree(Files.readString(made("r.json")));
        assertThat(json.get("photos").findValuesAsText("photo")).containsExactly("b.jpg", "sub/c.jpg", "a.jpg");
        JsonNode best = json.get("photos").get(0);
        assertThat(best.get("technical").asDouble()).isEqualTo(90);
        assertThat(best.get("models").get("taste/1").asDouble()).isEqualTo(1);
        assertThat(best.get("lowerIsBetter").get(0).asText()).isEqualTo("brisque/1");
        assertThat(best.get("starsBy").asText()).isEqualTo("ours");
        assertThat(best.get("tags").get(0).asText()).isEqualTo("auto|animal|dog");
    }

    @Test
    void illegibleSidecarsAreListedAndStopNothing() throws IOException {
        shoot.photo("a.jpg", 50, 2, "");
        Files.writeString(folder.resolve("b.jpg.xmp"), "<x:xmpmeta");
        Files.writeString(folder.resolve("c.jpg"), "no sidecar");
        JsonNode json = new JsonMapper().readTree(Files.readString(made("r.json")));
        assertThat(json.get("photos")).hasSize(1);
        assertThat(json.get("illegible").get("b.jpg.xmp").asText()).contains("no sound XMP");
        assertThat(json.get("withoutSidecar").asInt()).isEqualTo(1);
    }

    @Test
    void adobesSidecarIsOfTheRawThatItNames() {
        List<String> beside = List.of("IMG.JPG", "IMG.CR2", "IMG.CR2.bak", "IMG2.CR2");
        assertThat(Subject.of("IMG", Optional.of("CR2"), beside)).isEqualTo(new Subject("IMG.CR2", true));
        assertThat(Subject.of("IMG", Optional.empty(), beside)).isEqualTo(new Subject("IMG.CR2", true));
        assertThat(Subject.of("IMG.JPG", Optional.empty(), beside)).isEqualTo(new Subject("IMG.JPG", true));
        assertThat(Subject.of("AWAY.NEF", Optional.empty(), beside)).isEqualTo(new Subject("AWAY.NEF", false));
    }

    @Test
    void spreadsheetsRunNothing() {
        assertThat(Csv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(Csv.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(Csv.cell("+1")).isEqualTo("'+1");
        assertThat(Csv.cell("-2,\"x\"")).isEqualTo("\"'-2,\"\"x\"\"\"");
        assertThat(Csv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(Csv.cell(List.of("=a", "b"))).isEqualTo("\"'=a; b\"");
        assertThat(Csv.cell(-1.5)).isEqualTo("-1.5");
    }

    @Test
    void csvHasOneLineAPhotoAndTheReasonsInWords() throws IOException {
        shoot.photo("=cmd.jpg", 50, 2, "").burst("b.jpg", 70, 1, 2);
        List<String> lines = Files.readAllLines(made("r.csv"));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("photo,sidecar,judged,stars,")
                .contains(",brisque/1,taste/1,reasons,words,");
        assertThat(lines.get(1)).startsWith("b.jpg,").contains("best-of-burst,the best of its burst,burst,b-1,1,2");
        assertThat(lines.get(2)).startsWith("'=cmd.jpg,").contains("sound,sound: no serious fault");
    }

    @Test
    void noTextEndsAScript() throws IOException {
        String evil = "</script><script>alert(1)</script><!--";
        shoot.sidecar("a.jpg", 50, 2, "", List.of(evil), List.of(evil));
        String page = Files.readString(made("r.html"));
        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!--").contains("\\u003c/script\\u003e");
    }

    @Test
    void addressesAreRelativeAndNeverASchemesOwn() {
        Path here = Path.of("/a/b");
        assertThat(Address.of(here, Path.of("/a/b/c d#?.jpg"))).isEqualTo("./c%20d%23%3F.jpg");
        assertThat(Address.of(here, Path.of("/a/x/y.jpg"))).isEqualTo("../x/y.jpg");
        assertThat(Address.of(here, Path.of("/a/b/javascript:alert(1)"))).startsWith("./");
    }

    @Test
    void oldReportStaysWhereNoneCanBeMade() throws IOException {
        Path out = Files.writeString(temporary.resolve("r.html"), "old");
        Files.createDirectories(folder);
        try {
            new CommandLine(new ReportCommand())
                    .setExecutionExceptionHandler((e, line, parsed) -> 3)
                    .execute(folder.toString(), "-o", out.toString());
        } finally {
            assertThat(Files.readString(out)).isEqualTo("old");
        }
    }
}
