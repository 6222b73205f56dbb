// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code explain} says of files that lie there; nothing runs. */
class ExplainTest {
    private static final String SIDECAR = """
            <?xml version="1.0" encoding="UTF-8"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
              <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about=""
                    xmlns:sluice="https://sluice.photo/ns/1.0/"
                    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                  sluice:appliedRating="1"
                  sluice:policyName="gentle"
                  sluice:policyVersion="2"
                  sluice:runId="run-1"
                  sluice:stateVersion="1"
                  sluice:technicalScore="55"
                  xmp:Rating="1">
                  <sluice:reasonCodes>
                    <rdf:Seq>
                      <rdf:li>motion-blur</rdf:li>
                    </rdf:Seq>
                  </sluice:reasonCodes>
                </rdf:Description>
              </rdf:RDF>
            </x:xmpmeta>
            """;

    @TempDir
    Path folder;

    private Path photo;

    @BeforeEach
    void photoWithSidecar() throws IOException {
        photo = Files.writeString(folder.resolve("a.jpg"), "never opened");
        Files.writeString(folder.resolve("a.jpg.xmp"), SIDECAR);
    }

    @Test
    void photoIsExplainedByItsSidecar() {
        Said said = explain(photo.toString());
        assertThat(said.status()).isZero();
        assertThat(said.out()).contains("1 star: ours", "blurred by motion (motion-blur)", "judged by gentle/2");
        assertThat(explain(folder.resolve("a.jpg.xmp").toString()).out()).isEqualTo(said.out());
    }

    @Test
    void jsonIsOneObjectASidecar() throws IOException {
        Files.writeString(folder.resolve("a.xmp"), SIDECAR);
        Said said = explain("--json", photo.toString());
        List<JsonNode> objects = new ArrayList<>();
        for (String line : said.out().lines().toList()) objects.add(new JsonMapper().readTree(line));
        assertThat(objects).hasSize(2);
        assertThat(objects.get(0).path("photo").asText()).isEqualTo(photo.toString());
        assertThat(objects.get(0).path("reasons").get(0).path("code").asText()).isEqualTo("motion-blur");
        assertThat(objects.get(0).path("fields").get(0).path("whose").asText()).isEqualTo("ours");
    }

    @Test
    void whatCannotBeExplainedIsSaid() throws IOException {
        assertThat(explain(folder.resolve("b.jpg").toString()).status()).isEqualTo(Failure.WRONG_USE);
        assertThat(explain(folder.toString()).status()).isEqualTo(Failure.WRONG_USE);
        assertThat(explain().status()).isEqualTo(Failure.WRONG_USE);
        Path lonely = Files.writeString(folder.resolve("c.jpg"), "");
        assertThat(explain(lonely.toString()).status()).isEqualTo(Failure.ENVIRONMENT);
        Files.writeString(folder.resolve("a.jpg.xmp"), "<x:xmpmeta");
        assertThat(explain(photo.toString()).status()).isEqualTo(Failure.ENVIRONMENT);
    }

    @Test
    void badPhotoKeepsNoOtherFromBeingExplained() {
        Said said = explain(folder.resolve("b.jpg").toString(), photo.toString());
        assertThat(said.status()).isEqualTo(Failure.WRONG_USE);
        assertThat(said.out()).contains("1 star: ours");
    }

    @Test
    void foreignTextCannotPassForALineOfOurs() throws IOException {
        String forged = SIDECAR.replace("motion-blur", "sound&#10;rating     5 stars: ours");
        Files.writeString(folder.resolve("a.jpg.xmp"), forged);
        assertThat(explain(photo.toString()).out().lines()).noneMatch(line -> line.startsWith("rating     5"));
    }

    private record Said(int status, String out) {}

    private static Said explain(String... arguments) {
        List<String> line = new ArrayList<>(List.of("explain"));
        line.addAll(List.of(arguments));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int status = Main.command().execute(line.toArray(String[]::new));
            return new Said(status, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
