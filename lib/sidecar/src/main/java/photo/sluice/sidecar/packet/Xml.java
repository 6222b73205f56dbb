// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Untrusted bytes as a light tree of elements, read in one pass, in linear time, and no further than {@link Limits}
 * allow. Comments and processing instructions are left out; a DOCTYPE is refused before any of it is obeyed.
 */
final class Xml {

    /** Making a parser costs as much as reading a small sidecar with it. A parser that has failed is thrown away. */
    private static final ThreadLocal<@Nullable XMLReader> READERS = new ThreadLocal<>();

    private Xml() {}

    /** One attribute; declarations of namespaces are none. */
    record Attribute(QName name, String value) {}

    /** One element, with the text that stands in it directly. */
    static final class Element {
        final QName name;
        final List<Attribute> attributes;
        final List<Element> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        Element(QName name, List<Attribute> attributes) {
            this.name = name;
            this.attributes = attributes;
        }

        boolean is(String uri, String local) {
            return name.getLocalPart().equals(local) && name.getNamespaceURI().equals(uri);
        }

        Optional<String> attribute(String uri, String local) {
            for (Attribute attribute : attributes) {
                boolean same = attribute.name.getLocalPart().equals(local)
                        && attribute.name.getNamespaceURI().equals(uri);
                if (same) return Optional.of(attribute.value);
            }
            return Optional.empty();
        }
    }

    static Element read(byte[] bytes) throws Unreadable {
        if (bytes.length > Limits.MAX_BYTES) throw over(bytes.length + " bytes").why;
        Builder builder = new Builder();
        try {
            XMLReader reader = READERS.get();
            READERS.remove();
            if (reader == null) reader = reader();
            reader.setContentHandler(builder);
            reader.setErrorHandler(builder);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", builder);
            reader.parse(new InputSource(new ByteArrayInputStream(bytes)));
            READERS.set(reader);
        } catch (Broken e) {
            throw e.why;
        } catch (SAXException | IOException e) {
            throw new Unreadable(Malformation.NOT_XML, firstLine(e.getMessage()));
        }
        return builder.root.children.get(0);
    }

    private static XMLReader reader() throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK has no XML parser", e);
        }
    }

    private static Broken over(String detail) {
        return new Broken(Malformation.OVER_LIMITS, detail);
    }

    private static final class Builder extends DefaultHandler2 {
        private final Element root = new Element(new QName("root"), List.of());
        private final Deque<Element> open = new ArrayDeque<>();

        Builder() {
            open.push(root);
        }

        @Override
        public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) throws SAXException {
            throw new Broken(Malformation.DOCTYPE, "has a DOCTYPE");
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            List<Attribute> own = new ArrayList<>(attributes.getLength());
            for (int i = 0; i < attributes.getLength(); i++) {
                QName attribute = new QName(attributes.getURI(i), attributes.getLocalName(i));
                own.add(new Attribute(attribute, attributes.getValue(i)));
            }
            Element parent = open.element();
            Element element = new Element(new QName(uri, local), own);
            parent.children.add(element);
            open.push(element);
            boolean wide = parent.children.size() + parent.attributes.size() > Limits.MAX_SIBLINGS
                    || own.size() > Limits.MAX_SIBLINGS;
            if (wide) throw over("more than " + Limits.MAX_SIBLINGS + " siblings");
            if (open.size() - 1 > Limits.MAX_DEPTH) throw over("deeper than " + Limits.MAX_DEPTH);
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            open.element().text.append(characters, start, length);
        }

        @Override
        public void endElement(String uri, String local, String name) {
            open.pop();
        }
    }

    private static final class Broken extends SAXException {
        private static final long serialVersionUID = 1;
        private final Unreadable why;

        Broken(Malformation code, String detail) {
            this.why = new Unreadable(code, detail);
        }
    }

    static String firstLine(@Nullable String message) {
        return message == null
                ? "no detail"
                : message.lines()
                        .map(String::strip)
                        .reduce((a, b) -> a + " " + b)
                        .orElse("no detail");
    }
}
