// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Value;

/**
 * The fields that we share with people. Stars, pick label and each keyword list are decided, recorded and locked by
 * themselves; the three properties of a colour label together, and the two of a flag.
 */
@SuppressWarnings("ImmutableEnumChecker") // a QName is immutable
public enum Field {
    RATING(Names.RATING),
    PICK(Names.PICK_LABEL),
    TAGS(Names.HIERARCHICAL_SUBJECT),
    SUBJECTS(Names.SUBJECT),
    TAGS_LIST(Names.TAGS_LIST),
    LABEL(Names.LABEL),
    COLOR_LABEL(Names.COLOR_LABEL),
    DARKTABLE_LABELS(Names.DARKTABLE_LABELS),
    FLAG(Names.DM_PICK),
    GOOD(Names.DM_GOOD);

    private final QName property;

    Field(QName property) {
        this.property = property;
    }

    /** The property that holds the field. */
    public QName property() {
        return property;
    }

    /** The stable name, in ledgers and in {@code sluice:lockedFields}: {@code RATING} is {@code rating}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Optional<Field> of(String code) {
        for (Field field : values()) {
            if (field.code().equals(code)) return Optional.of(field);
        }
        return Optional.empty();
    }

    /** These texts as the property's value; darktable keeps its colours in a Seq. */
    Value value(List<String> texts) {
        if (this != DARKTABLE_LABELS) return new Value.Text(texts.get(0));
        return new Value.Items(
                Value.Kind.SEQ,
                texts.stream().map(text -> (Value) new Value.Text(text)).toList());
    }

    /** Whether the property holds keywords. */
    boolean list() {
        return this == TAGS || this == SUBJECTS || this == TAGS_LIST;
    }
}
