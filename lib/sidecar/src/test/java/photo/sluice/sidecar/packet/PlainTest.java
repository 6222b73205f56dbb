// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

class PlainTest {
    private static final List<QName> NAMES = List.of(
            Names.RATING,
            Names.LABEL,
            Names.SUBJECT,
            Names.HIERARCHICAL_SUBJECT,
            Names.PICK_LABEL,
            Names.TAGS_LIST,
            Names.DM_GOOD,
            Names.DARKTABLE_LABELS,
            Names.SIDECAR_FOR_EXTENSION,
            new QName("http://ns.adobe.com/tiff/1.0/", "Make"),
            new QName("http://ns.adobe.com/exif/1.0/", "ISOSpeedRatings"),
            Names.ours("Zulu"),
            Names.ours("alpha-2"),
            Names.ours("models"),
            Names.ours("mod"));

    private static final String ODD = "aZ 0<>&\"'\t\n\r\u00e9\u20ac\u4e2d]]>\u007e\u0085\u2028|/";

    @Test
    void bytesAreThoseOfTheLibrary() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("PlainTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Map<QName, Value> properties = properties(random);
            byte[] ours = Plain.write(properties).orElseThrow();
            assertThat(text(ours)).isEqualTo(text(library(properties)));
            assertThat(Canon.read(ours)).isEqualTo(properties);
            assertThat(text(library(ours))).isEqualTo(text(ours));
        }
    }

    @Test
    void whatIsSpeltOtherwiseIsStillShownToTheLibrary() throws Exception {
        Map<QName, Value> rated = Map.of(Names.LABEL, new Value.Text("x"));
        String ours = text(Plain.write(rated).orElseThrow());
        assertThat(Packet.parse(ours.getBytes(StandardCharsets.UTF_8)).properties())
                .isEqualTo(rated);
        String section = ours.replace(" xmp:Label=\"x\"/>", "><xmp:Label><![CDATA[x]]></xmp:Label></rdf:Description>");
        assertThat(Canon.read(section.getBytes(StandardCharsets.UTF_8))).isEqualTo(rated);
        assertThatThrownBy(() -> Packet.parse(section.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.code()).isEqualTo(Malformation.REFUSED_BY_LIBRARY));
    }

    @Test
    void onlyWhatIsPlainIsWritten() {
        Value text = new Value.Text("x");
        assertThat(Plain.write(Map.of())).isEmpty();
        assertThat(Plain.write(Map.of(Names.RATING, text))).isPresent();
        assertThat(Plain.write(Map.of(Names.RATING, new Value.Link("http://x/"))))
                .isEmpty();
        assertThat(Plain.write(Map.of(Names.RATING, new Value.Qualified(text, Map.of(Names.LABEL, text)))))
                .isEmpty();
        assertThat(Plain.write(Map.of(Names.SUBJECT, new Value.Items(Value.Kind.ALT, List.of(text)))))
                .isEmpty();
        assertThat(Plain.write(Map.of(Names.SUBJECT, new Value.Struct(Map.of()))))
                .isEmpty();
        assertThat(Plain.write(Map.of(
                        Names.SUBJECT,
                        new Value.Struct(Map.of(Names.LABEL, new Value.Items(Value.Kind.BAG, List.of()))))))
                .isEmpty();
        assertThat(Plain.write(Map.of(new QName("http://nobody.knows/1.0/", "x"), text)))
                .isEmpty();
        assertThat(Plain.write(Map.of(new QName(Names.RDF, "about"), text))).isEmpty();
    }

    private static Map<QName, Value> properties(Random random) {
        Map<QName, Value> properties = new LinkedHashMap<>();
        int many = 1 + random.nextInt(12);
        while (properties.size() < many) properties.put(name(random), value(random));
        return properties;
    }

    private static QName name(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private static Value value(Random random) {
        if (random.nextInt(3) > 0) return text(random);
        if (random.nextInt(4) == 0) return struct(random);
        List<Value> items = new ArrayList<>();
        boolean structs = random.nextBoolean();
        for (int i = random.nextInt(5); i > 0; i--) items.add(structs ? struct(random) : text(random));
        return new Value.Items(random.nextBoolean() ? Value.Kind.BAG : Value.Kind.SEQ, items);
    }

    private static Value struct(Random random) {
        Map<QName, Value> members = new HashMap<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) members.put(name(random), text(random));
        return new Value.Struct(members);
    }

    private static Value text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) text.append(ODD.charAt(random.nextInt(ODD.length())));
        return new Value.Text(text.toString());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As the library writes what we tell it. */
    private static byte[] library(Map<QName, Value> properties) throws XMPException {
        XMPMeta meta = Tree.empty();
        for (Map.Entry<QName, Value> each : properties.entrySet()) {
            String uri = each.getKey().getNamespaceURI();
            String local = each.getKey().getLocalPart();
            if (each.getValue() instanceof Value.Text text) meta.setProperty(uri, local, text.text());
            else if (each.getValue() instanceof Value.Struct struct) members(meta, uri, local, struct);
            else items(meta, uri, local, (Value.Items) each.getValue());
        }
        return Tree.serialize(meta, true);
    }

    private static void items(XMPMeta meta, String uri, String local, Value.Items items) throws XMPException {
        var array = new com.adobe.internal.xmp.options.PropertyOptions().setArray(true);
        if (items.kind() == Value.Kind.SEQ) array.setArrayOrdered(true);
        meta.setProperty(uri, local, null, array);
        int index = 0;
        for (Value item : items.items()) {
            index++;
            if (item instanceof Value.Text text) {
                meta.appendArrayItem(uri, local, array, text.text(), null);
            } else {
                var struct = new com.adobe.internal.xmp.options.PropertyOptions().setStruct(true);
                meta.appendArrayItem(uri, local, array, null, struct);
                members(meta, uri, local + "[" + index + "]", (Value.Struct) item);
            }
        }
    }

    private static void members(XMPMeta meta, String uri, String path, Value.Struct struct) throws XMPException {
        for (Map.Entry<QName, Value> each : struct.members().entrySet()) {
            String text = each.getValue().plain().orElseThrow();
            meta.setStructField(
                    uri, path, each.getKey().getNamespaceURI(), each.getKey().getLocalPart(), text);
        }
    }

    /** As the library writes what it reads. */
    private static byte[] library(byte[] bytes) throws XMPException, Unreadable {
        return Tree.serialize(Tree.parse(bytes), true);
    }
}
