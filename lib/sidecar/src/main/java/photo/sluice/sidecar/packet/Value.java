// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * What a property says, whatever its spelling: attribute or element, any prefix, any order of members.
 *
 * <p>Two values are equal exactly when no XMP reader can tell them apart. An {@code xml:lang} is a qualifier, in lower
 * case. {@code rdf:ID}, {@code rdf:nodeID} and {@code rdf:datatype} are no part of XMP's data model and are left out.
 */
public sealed interface Value {

    /** Which RDF container an array is. */
    enum Kind {
        BAG,
        SEQ,
        ALT
    }

    /** Plain text, possibly empty. */
    record Text(String text) implements Value {}

    /** A URI given as {@code rdf:resource}. */
    record Link(String uri) implements Value {}

    /** An array; the order of items is kept and counts, for a Bag too. */
    record Items(Kind kind, List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A structure. */
    record Struct(Map<QName, Value> members) implements Value {
        public Struct {
            members = Map.copyOf(members);
        }
    }

    /** A value with at least one qualifier. */
    record Qualified(Value value, Map<QName, Value> qualifiers) implements Value {
        public Qualified {
            qualifiers = Map.copyOf(qualifiers);
        }
    }

    /** A Bag of plain texts. */
    static Items bag(List<String> texts) {
        return new Items(
                Kind.BAG, texts.stream().map(text -> (Value) new Text(text)).toList());
    }

    /** The text of a plain or qualified text; empty for every other value. */
    default java.util.Optional<String> plain() {
        if (this instanceof Text text) return java.util.Optional.of(text.text());
        if (this instanceof Qualified qualified) return qualified.value().plain();
        return java.util.Optional.empty();
    }
}
