// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.ShippedCards;

class CatalogueTest {
    private static final String ONE = """
            models:
              - name: tiny
                purpose: quality
                about: for this test
                licence: {spdx: MIT, terms: permissive, line: any use}
                parts:
                  - file: tiny.onnx
                    sha256: 0000000000000000000000000000000000000000000000000000000000000000
                    bytes: 7
                    addresses: [http://127.0.0.1/tiny.onnx]
            """;

    private final Catalogue shipped = Catalogue.shipped();

    @Test
    void eachModelThatCanBeFetchedHasAShippedCardAndTheLabelsThatItNames() {
        ShippedCards cards = ShippedCards.load();
        for (Entry entry : shipped.entries()) {
            if (!(entry.way() instanceof Entry.Fetched fetched)) continue;
            ModelCard card = cards.of(fetched.graph().sha256()).orElseThrow();
            assertThat(card.name()).as(entry.name()).isEqualTo(entry.name());
            assertThat(Purpose.of(card)).as(entry.name()).isEqualTo(entry.purpose());
            assertThat(card.origin().licence())
                    .as(entry.name())
                    .isEqualTo(entry.licence().spdx());
            Set<String> files = fetched.parts().stream().map(Part::file).collect(Collectors.toCollection(TreeSet::new));
            Set<String> wanted = new TreeSet<>(Set.of(fetched.graph().file()));
            card.output().labelsFile().ifPresent(wanted::add);
            assertThat(files).as(entry.name()).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "yolo11-n, 10720316, 82f23e3cdc299fb44317e8a4b2c1d4d67efd0acd5eb3abcb5bf87a307bca5c43",
        "yolo11-x, 228016573, dd81d4d06a4c92a6e1066d024219efe5c4c1982566ddf6ce5c280ebd847f117a",
        "efficientnet-b7, 265323876, 5133666ad23c6bd45c8d817739e66a4743f84080ba9e47301c323ed0986a52a1",
        "yunet, 232589, 8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"
    })
    void digikamsModelsAreFetchedFromItsStore(String name, long bytes, String sha256) {
        Part graph = ((Entry.Fetched) shipped.named(name).orElseThrow().way()).graph();
        assertThat(graph.bytes()).isEqualTo(bytes);
        assertThat(graph.sha256()).isEqualTo(sha256);
        assertThat(graph.addresses().get(0).toString())
                .startsWith("https://files.kde.org/digikam/")
                .endsWith("/" + graph.file());
    }

    @Test
    void theStarterIsPermissiveAndServesEveryStage() {
        assertThat(shipped.starterEntries()).noneMatch(entry -> entry.licence().asks());
        Set<Purpose> served = EnumSet.noneOf(Purpose.class);
        for (Entry entry : shipped.starterEntries()) served.add(entry.purpose());
        assertThat(served).containsExactlyInAnyOrder(Purpose.QUALITY, Purpose.OBJECTS, Purpose.CLASSES, Purpose.FACES);
    }

    @Test
    void whatIsNotFreeForEverybodyAsks() {
        for (Entry entry : shipped.entries()) {
            String spdx = entry.licence().spdx();
            boolean free = spdx.equals("Apache-2.0") || spdx.equals("MIT") || spdx.startsWith("BSD");
            assertThat(entry.licence().asks()).as(entry.name()).isEqualTo(!free);
        }
        assertThat(shipped.named("yolo11-n").orElseThrow().licence().asks()).isTrue();
    }

    @Test
    void allIsFetchedOverHttps() {
        for (Entry entry : shipped.entries()) {
            if (!(entry.way() instanceof Entry.Fetched fetched)) continue;
            assertThat(fetched.parts())
                    .flatExtracting(Part::addresses)
                    .allMatch(address -> address.getScheme().equals("https"));
        }
    }

    @Test
    void anOwnListReads() {
        Catalogue own = Catalogue.read("own.yaml", ONE);
        assertThat(own.entries()).extracting(Entry::name).containsExactly("tiny");
        assertThat(own.starter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: tiny|name: ../tiny|not a model's name",
                "file: tiny.onnx|file: ../tiny.onnx|not a file's name",
                "file: tiny.onnx|file: tiny.txt|must be the .onnx",
                "bytes: 7|bytes: 0|cannot have 0 bytes",
                "sha256: 00|sha256: zz|not a SHA-256",
                "http://127.0.0.1/tiny.onnx|file:/etc/passwd|not an address",
                "terms: permissive|terms: nice|nice",
                "spdx: MIT|spdx: AGPL-3.0-only|is not permissive",
                "about:|abuot:|abuot",
                "models:|model:|model",
                "parts:|convert: nima\\n    parts:|either parts or convert"
            })
    void aWrongListSaysWhere(String right, String wrong, String told) {
        String list = ONE.replace(right, wrong.replace("\\n", "\n"));
        assertThatThrownBy(() -> Catalogue.read("own.yaml", list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own.yaml")
                .hasMessageContaining(told);
    }
}
