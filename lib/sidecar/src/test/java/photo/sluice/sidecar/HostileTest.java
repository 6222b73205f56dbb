// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.sidecar.packet.Limits;
import photo.sluice.sidecar.packet.Malformation;

/** Bytes that nobody should have to meet. */
final class HostileTest {

    private static final String GOOD = new String(sidecar("foo:a=\"b\""), StandardCharsets.UTF_8);
    private static final String BODY = GOOD.substring(GOOD.indexOf('\n') + 1);

    private static Malformation malformation(byte[] bytes) {
        Merged merged = merge(Optional.of(bytes), stars(2, "auto|bird"), Ledger.EMPTY);
        assertThat(Sidecar.read(bytes)).as("reader and merge agree").isInstanceOf(Sidecar.Reading.Malformed.class);
        return ((Merged.Malformed) merged).malformation();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"http://example.invalid/x.dtd\">",
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>",
                "<!DOCTYPE x>"
            })
    void doctypeIsRefused(String doctype) {
        assertThat(malformation(bytes(doctype + BODY))).isEqualTo(Malformation.DOCTYPE);
    }

    @Test
    void threeHundredThousandSiblingsAreRefusedAtOnce() {
        String items = "<rdf:li>x</rdf:li>".repeat(300_000);
        assertThat(malformation(sidecar("<dc:subject><rdf:Bag>" + items + "</rdf:Bag></dc:subject>")))
                .isEqualTo(Malformation.OVER_LIMITS);
    }

    @Test
    void thousandsOfAttributesAreRefused() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 10_001; i++) attributes.append("foo:a").append(i).append("=\"\" ");
        assertThat(malformation(sidecar(attributes.toString()))).isIn(Malformation.OVER_LIMITS, Malformation.NOT_XML);
    }

    @Test
    void depthIsRefusedBeforeAnyStackOverflows() {
        String open = "<foo:s rdf:parseType=\"Resource\">".repeat(5_000);
        String close = "</foo:s>".repeat(5_000);
        assertThat(malformation(sidecar(open + "<foo:t>x</foo:t>" + close))).isEqualTo(Malformation.OVER_LIMITS);
    }

    @Test
    void sixtyFourMebibytesAreRefusedUnread() {
        assertThat(malformation(new byte[64 << 20])).isEqualTo(Malformation.OVER_LIMITS);
    }

    @Test
    void oneLargeValueIsFine() {
        String blob = "x".repeat(Limits.MAX_BYTES / 4);
        Merged.Write write =
                write(merge(Optional.of(sidecar("<foo:blob>" + blob + "</foo:blob>")), stars(2), Ledger.EMPTY));
        assertThat(write.bytes().length).isGreaterThan(blob.length());
    }

    @Test
    void htmlIsNoXmp() {
        assertThat(malformation(bytes("<html><body><p>not found</p></body></html>")))
                .isEqualTo(Malformation.NOT_XMP);
        assertThat(malformation(bytes("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>")))
                .isEqualTo(Malformation.NOT_XMP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "<x:xmpmeta", "\u0000\u0000\u0000", " "})
    void otherBytesAreNoXml(String text) {
        assertThat(malformation(bytes(text))).isEqualTo(Malformation.NOT_XML);
    }

    @Test
    void truncatedSidecarIsNoXml() {
        assertThat(malformation(bytes(GOOD.substring(0, GOOD.length() - 30)))).isEqualTo(Malformation.NOT_XML);
    }

    @Test
    void aPropertyTwiceIsRefused() {
        assertThat(malformation(sidecar("xmp:Rating=\"1\"", "<xmp:Rating>2</xmp:Rating>")))
                .isEqualTo(Malformation.DUPLICATE_PROPERTY);
    }

    @Test
    void rdfNamespaceDeclaredOnTheWrapperIsRefused() {
        String moved = BODY.replace(" xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"", "")
                .replace("<x:xmpmeta", "<x:xmpmeta xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"");
        assertThat(malformation(bytes(moved))).isEqualTo(Malformation.REFUSED_BY_LIBRARY);
    }

    @Test
    void whatStandsBesideTheRdfIsNotThrownAway() {
        String beside = BODY.replace("</rdf:RDF>", "</rdf:RDF><foo xmlns=\"urn:x\">kept?</foo>");
        assertThat(malformation(bytes(beside))).isEqualTo(Malformation.NOT_XMP);
    }

    @Test
    void otherEncodingsAreReadAndBecomeUtf8() {
        String accented = BODY.replace("foo:a=\"b\"", "foo:a=\"\u00e9\"");
        for (byte[] bytes : new byte[][] {
            ("\ufeff" + accented).getBytes(StandardCharsets.UTF_16BE),
            ("\ufeff" + accented).getBytes(StandardCharsets.UTF_16LE),
            bytes("\ufeff" + accented),
            ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + accented).getBytes(StandardCharsets.ISO_8859_1)
        }) {
            assertThat(text(write(merge(Optional.of(bytes), stars(2), Ledger.EMPTY))))
                    .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:xmpmeta ")
                    .contains("foo:a=\"\u00e9\"");
        }
    }

    @Test
    void latin1WithoutDeclarationIsNotGuessedAt() {
        byte[] latin = BODY.replace("foo:a=\"b\"", "foo:a=\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(malformation(latin)).isEqualTo(Malformation.NOT_XML);
    }

    @Test
    void wrappersThatProgramsUseAreAllRead() {
        String rdf = BODY.substring(BODY.indexOf("<rdf:RDF"), BODY.indexOf("</x:xmpmeta>"));
        for (String wrapped : new String[] {
            rdf,
            "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>" + BODY + "<?xpacket end='w'?>",
            BODY.replace("x:xmpmeta", "y:xapmeta").replace("xmlns:x=", "xmlns:y=")
        }) {
            assertThat(text(write(merge(Optional.of(bytes(wrapped)), stars(2), Ledger.EMPTY))))
                    .contains("foo:a=\"b\"");
        }
    }
}
