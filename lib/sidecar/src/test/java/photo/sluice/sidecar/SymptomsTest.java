// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a doctor sees in a sidecar. */
final class SymptomsTest {

    private static final String DARKTABLE = "darktable:xmp_version=\"5\"";

    private static Symptoms symptoms(String... properties) {
        return Symptoms.of(sidecar(properties));
    }

    @Test
    void lonelyStarOfDarktableIsCalledImported() {
        assertThat(symptoms(DARKTABLE, "xmp:Rating=\"1\"").importedStar()).isTrue();
        assertThat(symptoms(DARKTABLE, "xmp:Rating=\"1\"").rated()).isFalse();
    }

    @Test
    void starWithAnyOtherSignOfAPersonIsNotCalledImported() {
        assertThat(symptoms("xmp:Rating=\"1\"").importedStar()).isFalse();
        assertThat(symptoms(DARKTABLE, "xmp:Rating=\"2\"").importedStar()).isFalse();
        assertThat(symptoms(DARKTABLE, "xmp:Rating=\"1\"", lr("people|Bob")).importedStar())
                .isFalse();
        assertThat(symptoms(DARKTABLE, "xmp:Rating=\"1\"", "xmp:Label=\"Red\"").importedStar())
                .isFalse();
    }

    @Test
    void starThatWasOursIsNotCalledImported() {
        byte[] its = sidecar(DARKTABLE, "xmp:Rating=\"1\"");
        Merged.Write ours = write(merge(Optional.of(its), stars(2), Ledger.EMPTY));
        Symptoms symptoms = Symptoms.of(ours.bytes());
        assertThat(symptoms.ours()).isTrue();
        assertThat(symptoms.importedStar()).isFalse();
    }

    @Test
    void whatWeWriteShowsNothingWrong() {
        Merged.Write ours = write(merge(Optional.empty(), stars(2, "auto|animal|dog"), Ledger.EMPTY));
        assertThat(Symptoms.of(ours.bytes()))
                .isEqualTo(new Symptoms(Optional.empty(), true, true, false, false, false));
    }

    @Test
    void listThatAnotherProgramDoesNotKeepUpIsStale() {
        assertThat(symptoms(lr("a|b"), tagsList("a/b")).staleTags()).isFalse();
        assertThat(symptoms(lr("a|b"), tagsList("a", "a/b")).staleTags())
                .as("paths above are no news")
                .isFalse();
        assertThat(symptoms(lr("a|b"), tagsList("a/b", "a/c")).staleTags()).isTrue();
        assertThat(symptoms(lr("a|b", "c"), tagsList("a/b")).staleTags()).isTrue();
        assertThat(symptoms(DARKTABLE, tagsList("a/b")).staleTags()).isTrue();
        assertThat(symptoms(tagsList("a/b")).staleTags()).as("Immich's").isFalse();
    }

    @Test
    void starsOfAPersonAreCounted() {
        assertThat(symptoms("xmp:Rating=\"4\"").rated()).isTrue();
        assertThat(symptoms("xmp:Rating=\"0\"").rated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<x:xmpmeta half of it", "<html><body/></html>", "\u0000\u0001"})
    void badBytesAreUnreadableWithAReason(String text) {
        assertThat(Symptoms.of(text.getBytes(StandardCharsets.UTF_8))
                        .unreadable()
                        .orElseThrow())
                .isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<x:xmpmeta ",
                "<?xpacket begin='' ?>",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:xmpmeta ",
                "\ufeff<?xml version='1.0'?><?xpacket "
            })
    void headThatExiv2TakesIsRecognised(String head) {
        assertThat(Symptoms.recognised(bytes(head))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- made by hand --><x:xmpmeta ",
                "\n<x:xmpmeta ",
                "<xmp:xmpmeta ",
                "<rdf:RDF ",
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"                                     ?>"
                        + "<x:xmpmeta "
            })
    void headThatExiv2DoesNotTakeIsNotRecognised(String head) {
        assertThat(Symptoms.recognised(bytes(head))).isFalse();
    }
}
