// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The first look at untrusted bytes: streams through them in constant memory and linear time, and refuses what would
 * hurt the parsers behind.
 *
 * <p>The library takes quadratic time in siblings (10,000: 0.3 s; 40,000: 4.2 s; 300,000: over a minute) and overflows
 * the stack at a depth of about 2,000. The largest real sidecars seen (darktable, 70 history rows with 11 masks) stay
 * below 1 MB, 1,000 siblings and a depth of 12.
 */
public final class Limits {

    /** Bytes. */
    public static final int MAX_BYTES = 16 << 20;
    /** Children of one element, its attributes included. */
    static final int MAX_SIBLINGS = 10_000;
    /** Elements inside elements. */
    static final int MAX_DEPTH = 100;

    private Limits() {}

    static void check(byte[] bytes) throws Unreadable {
        if (bytes.length > MAX_BYTES) throw new Unreadable(Malformation.OVER_LIMITS, bytes.length + " bytes");
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            Counter counter = new Counter();
            reader.setContentHandler(counter);
            reader.setErrorHandler(counter);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", counter);
            reader.parse(new org.xml.sax.InputSource(new ByteArrayInputStream(bytes)));
        } catch (Broken e) {
            throw e.why;
        } catch (SAXException | IOException e) {
            throw new Unreadable(Malformation.NOT_XML, firstLine(e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK has no XML parser", e);
        }
    }

    /** Counts, and stops the parser at the first thing too much; a DOCTYPE is refused before any of it is obeyed. */
    private static final class Counter extends DefaultHandler2 {
        private final Deque<int[]> children = new ArrayDeque<>();

        Counter() {
            children.push(new int[1]);
        }

        @Override
        public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) throws SAXException {
            throw new Broken(Malformation.DOCTYPE, "has a DOCTYPE");
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            int[] siblings = children.element();
            siblings[0]++;
            children.push(new int[] {attributes.getLength()});
            if (siblings[0] > MAX_SIBLINGS || attributes.getLength() > MAX_SIBLINGS) {
                throw new Broken(Malformation.OVER_LIMITS, "more than " + MAX_SIBLINGS + " siblings");
            }
            if (children.size() > MAX_DEPTH) throw new Broken(Malformation.OVER_LIMITS, "deeper than " + MAX_DEPTH);
        }

        @Override
        public void endElement(String uri, String local, String name) {
            children.pop();
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
