// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.XMPSchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.namespace.QName;

/**
 * Writes packets that hold nothing but texts, lists, and structures of texts, byte for byte as the library would in its
 * compact form, in a tenth of its time. What holds more, or a namespace that the library has no prefix for, is the library's.
 */
final class Plain {
    private static final String HEAD = Tree.HEAD
            + "<x:xmpmeta xmlns:x=\"" + Names.X + "\" x:xmptk=\""
            + XMPMetaFactory.getVersionInfo().getMessage() + "\">\n"
            + "  <rdf:RDF xmlns:rdf=\"" + Names.RDF + "\">\n"
            + "    <rdf:Description rdf:about=\"\"";
    private static final String FOOT = "  </rdf:RDF>\n</x:xmpmeta>\n";

    static {
        Names.register();
    }

    private final XMPSchemaRegistry registry = XMPMetaFactory.getSchemaRegistry();

    /** By URI, with a colon. */
    private final Map<String, String> prefixes = new HashMap<>();

    private final Set<String> declared = new LinkedHashSet<>();
    private final StringBuilder out = new StringBuilder(8192).append(HEAD);

    private Plain() {}

    /** The bytes of a sidecar with these properties; empty if they are not plain. */
    static Optional<byte[]> write(Map<QName, Value> properties) {
        Plain plain = new Plain();
        if (properties.isEmpty() || !plain.holds(properties)) return Optional.empty();
        return Optional.of(plain.written(properties).getBytes(StandardCharsets.UTF_8));
    }

    private boolean holds(Map<QName, Value> properties) {
        return properties.entrySet().stream().allMatch(each -> known(each.getKey()) && known(each.getValue()));
    }

    private boolean known(Value value) {
        if (value instanceof Value.Text) return true;
        if (value instanceof Value.Struct struct) return flat(struct);
        return value instanceof Value.Items items
                && items.kind() != Value.Kind.ALT
                && items.items().stream()
                        .allMatch(
                                item -> item instanceof Value.Text || item instanceof Value.Struct each && flat(each));
    }

    private boolean flat(Value.Struct struct) {
        return !struct.members().isEmpty()
                && struct.members().entrySet().stream()
                        .allMatch(each -> each.getValue() instanceof Value.Text && known(each.getKey()));
    }

    private boolean known(QName name) {
        String uri = name.getNamespaceURI();
        return !uri.equals(Names.RDF) && !uri.equals(Names.X) && !prefix(uri).isEmpty();
    }

    private String prefix(String uri) {
        return prefixes.computeIfAbsent(uri, any -> {
            String prefix = any.isEmpty() ? null : registry.getNamespacePrefix(any);
            return prefix == null ? "" : prefix;
        });
    }

    /** With its prefix: the library sorts by that. */
    private String name(QName name) {
        return prefix(name.getNamespaceURI()) + name.getLocalPart();
    }

    private <V> Map<String, Map.Entry<QName, V>> sorted(Map<QName, V> all) {
        Map<String, Map.Entry<QName, V>> sorted = new TreeMap<>();
        all.entrySet().forEach(each -> sorted.put(name(each.getKey()), each));
        return sorted;
    }

    private String written(Map<QName, Value> properties) {
        // By prefix with its colon first, then by name.
        Map<String, Map<QName, Value>> schemas = new TreeMap<>();
        properties.forEach(
                (name, value) -> schemas.computeIfAbsent(prefix(name.getNamespaceURI()), prefix -> new HashMap<>())
                        .put(name, value));
        schemas.values().forEach(schema -> {
            declare(schema.keySet().iterator().next());
            sorted(schema).values().forEach(each -> declare(each.getValue()));
        });
        StringBuilder elements = new StringBuilder();
        schemas.values()
                .forEach(schema -> sorted(schema).forEach((name, each) -> {
                    if (each.getValue() instanceof Value.Text text) attribute(out, "      ", name, text.text());
                    else element(elements, name, each.getValue());
                }));
        if (elements.length() == 0) return out.append("/>\n").append(FOOT).toString();
        return out.append(">\n")
                .append(elements)
                .append("    </rdf:Description>\n")
                .append(FOOT)
                .toString();
    }

    private void declare(Value value) {
        if (value instanceof Value.Items items) items.items().forEach(this::declare);
        if (value instanceof Value.Struct struct) {
            sorted(struct.members()).values().forEach(each -> declare(each.getKey()));
        }
    }

    private void declare(QName name) {
        String prefix = prefix(name.getNamespaceURI());
        if (!declared.add(prefix)) return;
        out.append("\n        xmlns:").append(prefix, 0, prefix.length() - 1).append("=\"");
        escaped(out, name.getNamespaceURI(), true);
        out.append('"');
    }

    private void element(StringBuilder into, String name, Value value) {
        into.append("      <").append(name);
        if (value instanceof Value.Struct struct) {
            members(into, "        ", struct);
            return;
        }
        Value.Items items = (Value.Items) value;
        String kind = items.kind() == Value.Kind.SEQ ? "rdf:Seq" : "rdf:Bag";
        into.append(">\n        <").append(kind).append(items.items().isEmpty() ? "/>\n" : ">\n");
        for (Value item : items.items()) {
            into.append("          <rdf:li");
            if (item instanceof Value.Struct struct) members(into, "            ", struct);
            else text(into, item.plain().orElseThrow());
        }
        if (!items.items().isEmpty()) into.append("        </").append(kind).append(">\n");
        into.append("      </").append(name).append(">\n");
    }

    private static void text(StringBuilder into, String text) {
        if (text.isEmpty()) {
            into.append("/>\n");
            return;
        }
        escaped(into.append('>'), text, false);
        into.append("</rdf:li>\n");
    }

    private void members(StringBuilder into, String indent, Value.Struct struct) {
        sorted(struct.members())
                .forEach((name, each) ->
                        attribute(into, indent, name, each.getValue().plain().orElseThrow()));
        into.append("/>\n");
    }

    private static void attribute(StringBuilder into, String indent, String name, String text) {
        into.append('\n').append(indent).append(name).append("=\"");
        escaped(into, text, true);
        into.append('"');
    }

    /** As the library does it: white space that a reader may change is spelt out everywhere. */
    private static void escaped(StringBuilder into, String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '&' -> into.append("&amp;");
                case '"' -> into.append(attribute ? "&quot;" : "\"");
                case '\t' -> into.append("&#x9;");
                case '\n' -> into.append("&#xA;");
                case '\r' -> into.append("&#xD;");
                default -> into.append(c);
            }
        }
    }
}
