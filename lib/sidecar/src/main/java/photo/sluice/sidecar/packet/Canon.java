// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the properties of a packet without the XMP library, so that the library's mistakes cannot hide themselves.
 *
 * <p>Follows the RDF subset of the XMP specification part 1 (ISO 16684-1), section 7. Bytes must have passed
 * {@link Limits}: this recurses as deep as the document does.
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
        for (Element description : children(rdf(document(bytes)))) {
            if (!is(description, "Description")) throw notXmp(description.getNodeName() + " inside rdf:RDF");
            String about = description.getAttributeNS(Names.RDF, "about");
            if (!about.isEmpty()) properties.put(ABOUT, new Value.Text(about));
            members(description, properties);
        }
        return properties;
    }

    private static Element document(byte[] bytes) throws Unreadable {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            factory.setCoalescing(true);
            factory.setIgnoringComments(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // the default one prints
            return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new Unreadable(Malformation.NOT_XML, Limits.firstLine(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser refuses its features", e);
        }
    }

    private static Element rdf(Element root) throws Unreadable {
        if (is(root, "RDF")) return root;
        boolean wrapper = Names.X.equals(root.getNamespaceURI());
        List<Element> inside = children(root);
        if (!wrapper || inside.size() != 1 || !is(inside.get(0), "RDF")) {
            throw notXmp("root " + root.getNodeName() + " is not x:xmpmeta around one rdf:RDF");
        }
        return inside.get(0);
    }

    private static void members(Element of, Map<QName, Value> into) throws Unreadable {
        NamedNodeMap attributes = of.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (isData(attribute)) put(into, name(attribute), new Value.Text(attribute.getValue()));
        }
        for (Element child : children(of)) put(into, name(child), value(child));
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
        boolean resource = of.hasAttributeNS(Names.RDF, "resource");
        if ("Resource".equals(of.getAttributeNS(Names.RDF, "parseType"))) return struct(of);
        if (inside.isEmpty()) {
            Value.Struct fromAttributes = struct(of);
            if (resource) {
                fromAttributes.members().forEach(qualifiers::put);
                return new Value.Link(of.getAttributeNS(Names.RDF, "resource"));
            }
            boolean shorthand = !fromAttributes.members().isEmpty();
            if (shorthand && !of.getTextContent().isBlank()) throw notXmp("text and attributes in " + of.getNodeName());
            return shorthand ? fromAttributes : new Value.Text(of.getTextContent());
        }
        Element only = inside.get(0);
        if (inside.size() > 1 || resource || !of(only)) throw notXmp("more than one value in " + of.getNodeName());
        if (is(only, "Description")) {
            language(only, qualifiers);
            return struct(only);
        }
        List<Value> items = new ArrayList<>();
        for (Element item : children(only)) {
            if (!is(item, "li")) throw notXmp(item.getNodeName() + " inside an array");
            items.add(value(item));
        }
        return new Value.Items(Value.Kind.valueOf(only.getLocalName().toUpperCase(Locale.ROOT)), items);
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
        String language = of.getAttributeNS(XMLConstants.XML_NS_URI, "lang");
        if (!language.isEmpty()) into.put(LANG, new Value.Text(language.toLowerCase(Locale.ROOT)));
    }

    private static boolean isData(Attr attribute) {
        String uri = attribute.getNamespaceURI();
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(uri) || XMLConstants.XML_NS_URI.equals(uri)) return false;
        return !((uri == null || uri.equals(Names.RDF)) && NOT_DATA.contains(attribute.getLocalName()));
    }

    private static QName name(Node node) {
        String uri = node.getNamespaceURI();
        return new QName(uri == null ? "" : uri, node.getLocalName());
    }

    private static boolean is(Element element, String local) {
        return Names.RDF.equals(element.getNamespaceURI()) && local.equals(element.getLocalName());
    }

    private static List<Element> children(Element of) throws Unreadable {
        List<Element> children = new ArrayList<>();
        boolean text = false;
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) children.add(element);
            text |= node.getNodeType() == Node.TEXT_NODE
                    && !node.getTextContent().isBlank();
        }
        if (text && !children.isEmpty()) throw notXmp("text between the elements of " + of.getNodeName());
        return children;
    }

    private static Unreadable notXmp(String why) {
        return new Unreadable(Malformation.NOT_XMP, why);
    }
}
