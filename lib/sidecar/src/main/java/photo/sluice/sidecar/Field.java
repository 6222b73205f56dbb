// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Optional;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Names;

/** The five fields that we share with people; each is decided, recorded and locked by itself. */
@SuppressWarnings("ImmutableEnumChecker") // a QName is immutable
public enum Field {
    RATING(Names.RATING),
    PICK(Names.PICK_LABEL),
    TAGS(Names.HIERARCHICAL_SUBJECT),
    SUBJECTS(Names.SUBJECT),
    TAGS_LIST(Names.TAGS_LIST);

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

    boolean list() {
        return this == TAGS || this == SUBJECTS || this == TAGS_LIST;
    }
}
