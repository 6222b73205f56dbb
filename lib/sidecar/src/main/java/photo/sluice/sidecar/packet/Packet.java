// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * An XMP packet as it was read. Immutable; {@link #edited} makes new bytes and proves that nothing else changed.
 *
 * <p>What was written is always read again by our own reader, so that no bug of a writer can reach a disk. What is more
 * than {@link Plain} is written by the library, from a tree that it has read itself.
 */
public final class Packet {

    private final Map<QName, Value> properties;

    /** As the library has read them; of a plain packet it is not asked before it has to. */
    private final Source tree;

    private Packet(Source tree, Map<QName, Value> properties) {
        this.tree = tree;
        this.properties = Collections.unmodifiableMap(properties);
    }

    /** Gives a tree that is only ever copied. */
    private interface Source {
        XMPMeta get() throws Unreadable;
    }

    /** A packet that says nothing. */
    public static Packet empty() {
        return new Packet(Tree::empty, Map.of());
    }

    /** Reads a whole sidecar or an embedded packet; the bytes are not copied and must not change. */
    public static Packet parse(byte[] bytes) throws Unreadable {
        Map<QName, Value> properties = Canon.read(bytes); // first: it refuses what would hurt the library
        // What is to the byte as the library would write it need not be shown to it.
        boolean asWritten = Plain.write(properties)
                .filter(plain -> Arrays.equals(plain, bytes))
                .isPresent();
        if (asWritten) return new Packet(() -> Tree.parse(bytes), properties);
        XMPMeta tree = Tree.parse(bytes);
        return new Packet(() -> tree, properties);
    }

    public Map<QName, Value> properties() {
        return properties;
    }

    /** What the properties would be after these edits. */
    public Map<QName, Value> expected(List<Edit> edits) {
        Map<QName, Value> expected = new LinkedHashMap<>(properties);
        edits.forEach(edit -> edit.apply(expected));
        return expected;
    }

    /**
     * The packet with these edits, as the bytes of a sidecar: UTF-8, one {@code rdf:Description}, recognised by its
     * first 80 bytes by every reader that we know.
     *
     * @throws Unfaithful if the bytes, read again, are not exactly {@link #expected}: a bug, and nothing may be written
     * @throws Unreadable if the library cannot even write the packet as it was: it is then as good as malformed
     */
    public byte[] edited(List<Edit> edits) throws Unfaithful, Unreadable {
        try {
            return proved(edits);
        } catch (Unfaithful e) {
            if (!edits.isEmpty() && !properties.isEmpty()) asItWas();
            throw e;
        }
    }

    private void asItWas() throws Unreadable {
        try {
            proved(List.of());
        } catch (Unfaithful e) {
            throw new Unreadable(Malformation.REFUSED_BY_LIBRARY, "cannot be written as it is: " + e.getMessage());
        }
    }

    /** Seen: the compact form gives the language of a value that has another qualifier twice, and is unreadable then. */
    private byte[] proved(List<Edit> edits) throws Unfaithful, Unreadable {
        Map<QName, Value> expected = expected(edits);
        Optional<byte[]> plain = Plain.write(expected).filter(bytes -> says(bytes, expected));
        if (plain.isPresent()) return plain.get();
        try {
            return proved(edits, true);
        } catch (Unfaithful e) {
            return proved(edits, false);
        }
    }

    private static boolean says(byte[] bytes, Map<QName, Value> expected) {
        try {
            return Canon.read(bytes).equals(expected);
        } catch (Unreadable e) {
            return false;
        }
    }

    /** Only with such values was the library ever seen to refuse what it had written; to ask it costs a fifth of all. */
    private static boolean isTwiceQualified(Value value) {
        if (value instanceof Value.Items items) return items.items().stream().anyMatch(Packet::isTwiceQualified);
        if (value instanceof Value.Struct struct) {
            return struct.members().values().stream().anyMatch(Packet::isTwiceQualified);
        }
        return value instanceof Value.Qualified qualified
                && (qualified.qualifiers().size() > 1 || isTwiceQualified(qualified.value()));
    }

    private byte[] proved(List<Edit> edits, boolean compact) throws Unfaithful, Unreadable {
        byte[] bytes;
        XMPMeta read = tree.get();
        try {
            XMPMeta meta = (XMPMeta) read.clone();
            for (Edit edit : edits) Tree.apply(meta, edit);
            bytes = Tree.serialize(meta, compact);
        } catch (XMPException e) {
            throw new Unfaithful(List.of("the library failed: " + Xml.firstLine(e.getMessage())));
        }
        try {
            Map<QName, Value> expected = expected(edits);
            List<String> differences = differences(expected, Canon.read(bytes));
            if (!differences.isEmpty()) throw new Unfaithful(differences);
            if (expected.values().stream().anyMatch(Packet::isTwiceQualified)) Tree.parse(bytes);
        } catch (Unreadable e) {
            throw new Unfaithful(List.of("our own bytes are " + e.code() + ": " + e.getMessage()));
        }
        return bytes;
    }

    /** Each property in which the two differ, with both values; empty if they say the same. */
    public static List<String> differences(Map<QName, Value> before, Map<QName, Value> after) {
        if (before.equals(after)) return List.of();
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        before.keySet().forEach(name -> names.add(name.toString()));
        after.keySet().forEach(name -> names.add(name.toString()));
        for (String name : names) {
            QName key = QName.valueOf(name);
            Value was = before.get(key);
            Value is = after.get(key);
            if (was == null || !was.equals(is)) differences.add(name + ": " + brief(was) + " became " + brief(is));
        }
        return differences;
    }

    private static String brief(@Nullable Value value) {
        String text = String.valueOf(value);
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
