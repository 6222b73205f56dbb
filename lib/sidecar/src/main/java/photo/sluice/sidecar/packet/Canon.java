// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Xml.Element;

/**
 * Reads the properties of a packet without the XMP library, so that the library's mistakes cannot hide themselves.
 *
 * <p>Follows the RDF subset of the XMP specification part 1 (ISO 16684-1), section 7. Recurses as deep as the document
 * does, which {@link Limits} bound.
 */
final class Canon {

    private static final Set<String> NOT_DATA = Set.of("about", "ID", "nodeID", "datatype", "parseType", "resource");
    private static final QName VALUE = new QName(Names.RDF, "value");
    private static final QName ABOUT = new QName(Names.RDF, "about");
    private static final QName LANG = new QName(XMLConstants.XML_NS_URI, "lang");

    private Canon() {}

    /** The properties by name; {@code rdf:about}, if not empty, counts as one. */
    static Map<QName, Value> read(byte[] bytes) throws Unreadable {
        Map<QName, Value> properties = new LinkedHashMap<>();
        for (Element description : children(rdf(Xml.read(bytes)))) {
            if (!is(description, "Description")) throw notXmp(name(description) + " inside rdf:RDF");
            String about = description.attribute(Names.RDF, "about").orElse("");
            if (!about.isEmpty()) properties.put(ABOUT, new Value.Text(about));
            members(description, properties);
        }
        return properties;
    }

    private static Element rdf(Element root) throws Unreadable {
        if (is(root, "RDF")) return root;
        boolean wrapper = Names.X.equals(root.name.getNamespaceURI());
        List<Element> inside = children(root);
        if (!wrapper || inside.size() != 1 || !is(inside.get(0), "RDF")) {
            throw notXmp("root " + name(root) + " is not x:xmpmeta around one rdf:RDF");
        }
        return inside.get(0);
    }

    private static void members(Element of, Map<QName, Value> into) throws Unreadable {
        for (Xml.Attribute attribute : of.attributes) {
            if (isData(attribute.name())) put(into, attribute.name(), new Value.Text(attribute.value()));
        }
        for (Element child : children(of)) put(into, child.name, value(child));
    }

    private static void put(Map<QName, Value> into, QName name, Value value) throws Unreadable {
        if (into.put(name, value) != null) throw new Unreadable(Malformation.DUPLICATE_PROPERTY, name.toString());
    }

    private static Value value(Element of) throws Unreadable {
        Map<QName, Value> qualifiers = new HashMap<>();
        language(of, qualifiers);
        Value value = bare(of, qualifiers);
        if (value instanceof Value.Struct struct && struct.members().containsKey(VALUE)) {
            for (Map.Entry<QName, Value> member : struct.members().entrySet()) {
                if (!member.getKey().equals(VALUE)) put(qualifiers, member.getKey(), member.getValue());
            }
            value = struct.members().get(VALUE);
            if (value instanceof Value.Qualified inner) {
                qualifiers.putAll(inner.qualifiers());
                value = inner.value();
            }
        }
        return qualifiers.isEmpty() ? value : new Value.Qualified(value, qualifiers);
    }

    private static Value bare(Element of, Map<QName, Value> qualifiers) throws Unreadable {
        List<Element> inside = children(of);
        Optional<String> resource = of.attribute(Names.RDF, "resource");
        if (of.attribute(Names.RDF, "parseType").filter("Resource"::equals).isPresent()) return struct(of);
        if (inside.isEmpty()) {
            Value.Struct fromAttributes = struct(of);
            if (resource.isPresent()) {
                fromAttributes.members().forEach(qualifiers::put);
                return new Value.Link(resource.get());
            }
            boolean shorthand = !fromAttributes.members().isEmpty();
            if (shorthand && !of.text.toString().isBlank()) throw notXmp("text and attributes in " + name(of));
            return shorthand ? fromAttributes : new Value.Text(of.text.toString());
        }
        Element only = inside.get(0);
        if (inside.size() > 1 || resource.isPresent() || !of(only)) throw notXmp("more than one value in " + name(of));
        if (is(only, "Description")) {
            language(only, qualifiers);
            return struct(only);
        }
        List<Value> items = new ArrayList<>();
        for (Element item : children(only)) {
            if (!is(item, "li")) throw notXmp(name(item) + " inside an array");
            items.add(value(item));
        }
        return new Value.Items(Value.Kind.valueOf(only.name.getLocalPart().toUpperCase(Locale.ROOT)), items);
    }

    private static boolean of(Element element) {
        return is(element, "Description") || is(element, "Bag") || is(element, "Seq") || is(element, "Alt");
    }

    private static Value.Struct struct(Element of) throws Unreadable {
        Map<QName, Value> members = new HashMap<>();
        members(of, members);
        return new Value.Struct(members);
    }

    private static void language(Element of, Map<QName, Value> into) {
        String language = of.attribute(XMLConstants.XML_NS_URI, "lang").orElse("");
        if (!language.isEmpty()) into.put(LANG, new Value.Text(language.toLowerCase(Locale.ROOT)));
    }

    private static boolean isData(QName attribute) {
        String uri = attribute.getNamespaceURI();
        if (XMLConstants.XML_NS_URI.equals(uri)) return false;
        return !((uri.isEmpty() || uri.equals(Names.RDF)) && NOT_DATA.contains(attribute.getLocalPart()));
    }

    private static String name(Element element) {
        return element.name.toString();
    }

    private static boolean is(Element element, String local) {
        return element.is(Names.RDF, local);
    }

    private static List<Element> children(Element of) throws Unreadable {
        if (!of.children.isEmpty() && !of.text.toString().isBlank()) {
            throw notXmp("text between the elements of " + name(of));
        }
        return of.children;
    }

    private static Unreadable notXmp(String why) {
        return new Unreadable(Malformation.NOT_XMP, why);
    }
}
