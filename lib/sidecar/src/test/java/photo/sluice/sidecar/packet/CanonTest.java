// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static photo.sluice.sidecar.Xmp.sidecar;

import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

/** Spellings that mean the same are equal; those that do not are not. */
final class CanonTest {

    private static Map<QName, Value> read(String... properties) throws Unreadable {
        return Packet.parse(sidecar(properties)).properties();
    }

    @Test
    void attributeAndElementAreTheSame() throws Unreadable {
        assertThat(read("xmp:Rating=\"3\"")).isEqualTo(read("<xmp:Rating>3</xmp:Rating>"));
    }

    @Test
    void fourSpellingsOfAStructAreTheSame() throws Unreadable {
        Map<QName, Value> resource = read("<foo:s rdf:parseType=\"Resource\"><foo:a>1</foo:a></foo:s>");
        assertThat(resource)
                .isEqualTo(read("<foo:s><rdf:Description><foo:a>1</foo:a></rdf:Description></foo:s>"))
                .isEqualTo(read("<foo:s><rdf:Description foo:a=\"1\"/></foo:s>"))
                .isEqualTo(read("<foo:s foo:a=\"1\"/>"));
    }

    @Test
    void qualifierSpellingsAreTheSame() throws Unreadable {
        assertThat(read("<foo:s rdf:parseType=\"Resource\"><rdf:value>v</rdf:value><foo:q>1</foo:q></foo:s>"))
                .isEqualTo(read("<foo:s rdf:value=\"v\" foo:q=\"1\"/>"));
    }

    @Test
    void qualifierLanguageKindAndOrderCount() throws Unreadable {
        List<Map<QName, Value>> all = List.of(
                read("<foo:s><rdf:Bag><rdf:li>1</rdf:li><rdf:li>2</rdf:li></rdf:Bag></foo:s>"),
                read("<foo:s><rdf:Bag><rdf:li>2</rdf:li><rdf:li>1</rdf:li></rdf:Bag></foo:s>"),
                read("<foo:s><rdf:Seq><rdf:li>1</rdf:li><rdf:li>2</rdf:li></rdf:Seq></foo:s>"),
                read("<foo:s><rdf:Bag><rdf:li>1</rdf:li><rdf:li xml:lang=\"en\">2</rdf:li></rdf:Bag></foo:s>"),
                read("<foo:s>1</foo:s>"),
                read("<foo:s rdf:resource=\"1\"/>"),
                read("<foo:s xml:lang=\"en\">1</foo:s>"));
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void whitespaceInsideAValueCounts() throws Unreadable {
        assertThat(read("<foo:s>  keep  </foo:s>")).isNotEqualTo(read("<foo:s>keep</foo:s>"));
    }

    @Test
    void differencesNameThePropertyAndBothValues() throws Unreadable {
        assertThat(Packet.differences(read("foo:a=\"1\""), read("foo:a=\"2\"", "foo:b=\"\"")))
                .containsExactly(
                        "{http://foo.example/ns/}a: Text[text=1] became Text[text=2]",
                        "{http://foo.example/ns/}b: null became Text[text=]");
    }

    @Test
    void characterDataSectionsAreRefusedByTheLibraryAndSoLeftAlone() {
        assertThatThrownBy(() -> read("<foo:cdata><![CDATA[<a> & b]]></foo:cdata>"))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.code()).isEqualTo(Malformation.REFUSED_BY_LIBRARY));
    }

    @Test
    void oddButLegalPacketsComeThroughWhole() throws Unreadable, Unfaithful {
        Packet packet = Packet.parse(sidecar(
                "foo:attr=\"a&#xA;b&#x9;c\"",
                "<foo:seqOfBag><rdf:Seq><rdf:li><rdf:Bag><rdf:li>x</rdf:li></rdf:Bag></rdf:li></rdf:Seq></foo:seqOfBag>",
                "<foo:empty/><foo:emptybag><rdf:Bag/></foo:emptybag><foo:res rdf:resource=\"http://example.com/x\"/>",
                "<foo:ws>  keep  spaces  </foo:ws><foo:esc>&lt;a> &amp; b</foo:esc>",
                "<foo:both rdf:parseType=\"Resource\"><rdf:value xml:lang=\"x-default\">v</rdf:value>"
                        + "<foo:q>1</foo:q></foo:both>",
                "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">T</rdf:li><rdf:li xml:lang=\"de-DE\">U</rdf:li>"
                        + "</rdf:Alt></dc:title>"));
        byte[] bytes = packet.edited(List.of(new Edit.Put(Names.RATING, new Value.Text("3"))));
        Map<QName, Value> after = Packet.parse(bytes).properties();
        assertThat(Packet.differences(packet.properties(), after))
                .hasSize(1)
                .first()
                .asString()
                .contains("Rating");
    }
}
