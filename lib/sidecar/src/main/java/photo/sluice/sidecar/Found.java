// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Value;

/** What stands in the file now, as the rules see it. */
record Found(Map<QName, Value> properties) {

    /** Stars of programs that also write {@code xmp:Rating}, unless it was taken away. Microsoft's URI has two forms. */
    private static final Set<QName> OTHER_STARS = Set.of(
            new QName("http://ns.acdsee.com/iptc/1.0/", "rating"),
            new QName("http://ns.microsoft.com/photo/1.0", "Rating"),
            new QName("http://ns.microsoft.com/photo/1.0/", "Rating"));

    /** Stands for a value that is no plain text, and so cannot be ours. */
    private static final String NO_TEXT = "(not a text)";

    Optional<String> scalar(Field field) {
        Value value = properties.get(field.property());
        if (value == null) return Optional.empty();
        return Optional.of(value instanceof Value.Text text ? text.text() : NO_TEXT);
    }

    /** The texts of a list or scalar field, for the ledger. */
    List<String> texts(Field field) {
        Value value = properties.get(field.property());
        if (field.list()) return State.texts(value);
        boolean colours = field == Field.DARKTABLE_LABELS
                && value instanceof Value.Items items
                && items.items().stream().allMatch(Value.Text.class::isInstance);
        return colours ? State.texts(value) : scalar(field).stream().toList();
    }

    /** What makes the properties that are ours alone exactly these; names in our namespace that we do not know stay. */
    List<Edit> replacing(Map<QName, Value> ours) {
        Set<QName> names = FactsXmp.names();
        names.addAll(State.names());
        List<Edit> edits = new ArrayList<>();
        for (QName name : names) {
            Value wanted = ours.get(name);
            Value present = properties.get(name);
            if (wanted != null && !wanted.equals(present)) edits.add(new Edit.Put(name, wanted));
            else if (wanted == null && present != null) edits.add(new Edit.Drop(name));
        }
        return edits;
    }

    Keywords keywords(Field field) {
        return Keywords.of(Optional.ofNullable(properties.get(field.property())));
    }

    boolean darktable() {
        return properties.containsKey(Names.DARKTABLE_VERSION);
    }

    boolean otherStars() {
        return OTHER_STARS.stream()
                .flatMap(name -> State.texts(properties.get(name)).stream())
                .anyMatch(stars -> !Texts.same(stars, "0"));
    }

    /** The form in which keywords are compared. */
    static String key(String keyword) {
        return Normalizer.normalize(keyword.strip(), Normalizer.Form.NFC);
    }
}
