// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {
    private static final String CARD = """
            name: finder
            version: 1.0
            licence: Apache-2.0
            source: https://example.org/finder
            sha256: 00000000000000000000000000000000000000000000000000000000000000aa
            input:
              tensor: images
              width: 416
              height: 320
              layout: nchw
              colours: bgr
              scale: 0.5
              mean: [0, 0, 0]
              std: [1, 1, 1]
              range: [0, 127.5]
              resize: letterbox
              fill: 114
            output:
              kind: yolox
              labels: coco.names
            thresholds: {default: 35.7, min: 32, max: 88}
            """;

    @Test
    void aWholeCardIsReadAsItStands() throws Exception {
        ModelCard card = CardReader.read("finder.yaml", CARD);
        assertThat(card.name()).isEqualTo("finder");
        assertThat(card.version()).isEqualTo("1.0");
        assertThat(card.input().tensor()).contains("images");
        assertThat(card.input().shape()).containsExactly(1, 3, 320, 416);
        assertThat(card.input().resize()).isEqualTo(new Resize.Letterbox(114, false));
        assertThat(card.input().shades().value(255, 0)).isEqualTo(127.5f);
        assertThat(card.output().labelsFile()).contains("coco.names");
        assertThat(card.thresholds()).contains(new Slider(35.7, 32, 88));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name: finder; name: Fin der; name",
                "width: 416; width: 0; input.width",
                "width: 416; width: 4097; input.width",
                "width: 416; width: wide; input.width",
                "width: 416; width: 41.6; input.width",
                "layout: nchw; layout: chw; input.layout",
                "colours: bgr; colours: BGR; input.colours",
                "scale: 0.5; scale: -1; input.scale",
                "scale: 0.5; scale: 300; input.scale",
                "mean: [0, 0, 0]; mean: [0, 0]; input.mean",
                "mean: [0, 0, 0]; mean: [0, a, 0]; input.mean",
                "std: [1, 1, 1]; std: [1, 0, 1]; input.scale",
                "range: [0, 127.5]; range: [0, 255]; input.range",
                "resize: letterbox; resize: crop; input.resize",
                "resize: letterbox; resize: area; input.fill",
                "fill: 114; fill: 256; input.fill",
                "kind: yolox; kind: yolo; output.kind",
                "kind: yolox; kind: yunet; output.labels",
                "labels: coco.names; labels: ../coco.names; output.labels",
                "labels: coco.names; tensor: out; output.labels",
                "sha256: 00; sha256: zz; sha256",
                "source: https://example.org/finder; source: finder; source",
                "min: 32; min: 99; thresholds.min",
                "min: 32; least: 32; thresholds.min",
                "licence: Apache-2.0; license: Apache-2.0; licence",
                "name: finder; name: [finder]; name",
                "version: 1.0; 'version: 1\nspeed: 3'; speed"
            })
    void aSlipIsNamedByFileAndKey(String right, String wrong, String key) {
        assertThat(CARD).contains(right);
        String slip = CARD.replace(right, wrong.replace("'", ""));
        UnfitModelException e =
                catchThrowableOfType(UnfitModelException.class, () -> CardReader.read("finder.yaml", slip));
        assertThat(e).isNotNull();
        assertThat(e.fault().file()).isEqualTo("finder.yaml");
        assertThat(e.fault().key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kind: scalar, range: [0, 100]; HIGHER",
                "kind: scalar, range: [100, 0]; LOWER",
                "kind: scalar, range: [0, 150], better: lower; LOWER",
                "kind: distribution 1..10; HIGHER",
                "kind: distribution 1..10, better: lower; LOWER"
            })
    void theCardSaysWhichWayIsBetter(String output, Better better) throws Exception {
        assertThat(CardReader.read("x.yaml", judging(output)).better()).isEqualTo(better);
    }

    @Test
    void aRangeThatGoesDownContradictsHigher() {
        UnfitModelException e = catchThrowableOfType(
                UnfitModelException.class,
                () -> CardReader.read("x.yaml", judging("kind: scalar, range: [100, 0], better: higher")));
        assertThat(e).isNotNull();
        assertThat(e.fault().key()).isEqualTo("output.better");
    }

    private static String judging(String output) {
        return CARD.substring(0, CARD.indexOf("output:")) + "output: {" + output + "}\n";
    }

    @ParameterizedTest
    @CsvSource({"''", "[1]", "name: [", "'name: a\nname: b'", "just text"})
    void whatIsNoCardIsSaidToBeNone(String text) {
        UnfitModelException e = catchThrowableOfType(UnfitModelException.class, () -> CardReader.read("x.yaml", text));
        assertThat(e).isNotNull();
        assertThat(e.fault().key()).isEqualTo("file");
    }

    @Test
    void allShippedCardsReadAndTheirModelsAreKnown() {
        ShippedCards shipped = ShippedCards.load();
        assertThat(shipped.all())
                .hasSize(12)
                .extracting(ModelCard::name)
                .contains("nima-aesthetic", "nima-technical", "mobilenet-v2", "yolox-nano", "yunet-n", "yunet")
                .contains("yolo11-n", "yolo11-x", "efficientnet-b7");
        assertThat(shipped.of("82f23e3cdc299fb44317e8a4b2c1d4d67efd0acd5eb3abcb5bf87a307bca5c43")
                        .orElseThrow()
                        .name())
                .isEqualTo("yolo11-n");
        assertThat(shipped.of("00")).isEmpty();
    }
}
