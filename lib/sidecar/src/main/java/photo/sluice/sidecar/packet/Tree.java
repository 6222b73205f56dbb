// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.XMPPathFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.namespace.QName;

/** The only class that speaks to the XMP library. */
final class Tree {

    /** Readers recognise a sidecar by its first 80 bytes: this line and then, at once, {@code <x:xmpmeta}. */
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    static {
        Names.register();
    }

    private Tree() {}

    /** Makes sure that the prefixes are bound; calling it is enough. */
    static XMPMeta empty() {
        return XMPMetaFactory.create();
    }

    /** Bytes must have passed {@link Xml}, which refuses a DOCTYPE and all that is too large. */
    static XMPMeta parse(byte[] bytes) throws Unreadable {
        // Normalising deletes alias properties (tiff:Software beside xmp:CreatorTool) and turns "wrong" array types.
        ParseOptions options = new ParseOptions().setOmitNormalization(true).setDisallowDoctype(true);
        try {
            return XMPMetaFactory.parseFromBuffer(bytes, options);
        } catch (XMPException | StackOverflowError e) {
            throw new Unreadable(Malformation.REFUSED_BY_LIBRARY, Xml.firstLine(e.getMessage()));
        }
    }

    /**
     * @param compact scalars as attributes, as most programs write them; otherwise everything as elements, which takes
     *     three times the space and does not share the compact writer's mistake of giving a language twice
     */
    static byte[] serialize(XMPMeta meta, boolean compact) throws XMPException {
        SerializeOptions options =
                new SerializeOptions().setOmitPacketWrapper(true).setSort(true);
        if (compact) options.setUseCompactFormat(true);
        else options.setUseCanonicalFormat(true);
        String body = XMPMetaFactory.serializeToString(meta, options);
        return (HEAD + body.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static void apply(XMPMeta meta, Edit edit) throws XMPException {
        String uri = edit.name().getNamespaceURI();
        String local = edit.name().getLocalPart();
        if (edit instanceof Edit.Splice splice) {
            splice(meta, splice);
            return;
        }
        meta.deleteProperty(uri, local);
        if (edit instanceof Edit.Put put) put(meta, uri, local, put.value());
    }

    private static void put(XMPMeta meta, String uri, String path, Value value) throws XMPException {
        if (value instanceof Value.Text text) {
            meta.setProperty(uri, path, text.text());
        } else if (value instanceof Value.Items items) {
            meta.setProperty(uri, path, null, array(items.kind()));
            int index = 0;
            for (Value item : items.items()) {
                index++;
                boolean struct = item instanceof Value.Struct;
                PropertyOptions options = struct ? new PropertyOptions().setStruct(true) : null;
                meta.appendArrayItem(uri, path, array(items.kind()), struct ? null : text(item), options);
                if (item instanceof Value.Struct members) {
                    put(meta, uri, XMPPathFactory.composeArrayItemPath(path, index), members.members());
                }
            }
        } else {
            throw new IllegalArgumentException("we write no " + value.getClass().getSimpleName() + " at " + path);
        }
    }

    private static void put(XMPMeta meta, String uri, String path, Map<QName, Value> members) throws XMPException {
        Map<String, String> sorted = new TreeMap<>();
        for (Map.Entry<QName, Value> member : members.entrySet()) {
            if (!member.getKey().getNamespaceURI().equals(uri)) throw new IllegalArgumentException("foreign member");
            sorted.put(member.getKey().getLocalPart(), text(member.getValue()));
        }
        for (Map.Entry<String, String> member : sorted.entrySet()) {
            meta.setStructField(uri, path, uri, member.getKey(), member.getValue());
        }
    }

    private static void splice(XMPMeta meta, Edit.Splice edit) throws XMPException {
        String uri = edit.name().getNamespaceURI();
        String local = edit.name().getLocalPart();
        var property = meta.doesPropertyExist(uri, local) ? meta.getProperty(uri, local) : null;
        PropertyOptions options = array(edit.kind());
        if (property != null && property.getOptions().isArray()) {
            options = null;
            for (int index : edit.drop().stream().sorted((a, b) -> b - a).toList()) {
                meta.deleteArrayItem(uri, local, index + 1);
            }
        } else if (property != null) {
            String text = property.getValue();
            meta.deleteProperty(uri, local);
            if (text != null && !text.isEmpty() && !edit.drop().contains(0)) {
                meta.appendArrayItem(uri, local, options, text, null);
            }
        }
        for (String text : edit.append()) meta.appendArrayItem(uri, local, options, text, null);
        if (meta.doesPropertyExist(uri, local) && meta.countArrayItems(uri, local) == 0) {
            meta.deleteProperty(uri, local);
        }
    }

    private static PropertyOptions array(Value.Kind kind) {
        PropertyOptions options = new PropertyOptions().setArray(true);
        return kind == Value.Kind.SEQ ? options.setArrayOrdered(true) : options;
    }

    private static String text(Value value) {
        return value.plain().orElseThrow(() -> new IllegalArgumentException("not a text: " + List.of(value)));
    }
}
