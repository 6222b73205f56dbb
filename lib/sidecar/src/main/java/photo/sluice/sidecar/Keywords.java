// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photo.sluice.sidecar.packet.Value;

/**
 * A keyword list as it stands in a file.
 *
 * @param odd the property is there but no list that we understand: hands off
 * @param items the items, in order, with their qualifiers; plain text counts as a list of one
 */
record Keywords(boolean present, boolean odd, List<Value> items) {

    static Keywords of(Optional<Value> value) {
        if (value.isEmpty()) return new Keywords(false, false, List.of());
        if (value.get() instanceof Value.Items items && items.kind() != Value.Kind.ALT) {
            return new Keywords(true, false, items.items());
        }
        if (value.get() instanceof Value.Text text) {
            return new Keywords(true, false, text.text().isEmpty() ? List.of() : List.of(text));
        }
        return new Keywords(true, true, List.of());
    }

    /** The keywords, in the form in which they are compared. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        for (Value item : items) item.plain().map(Found::key).ifPresent(keys::add);
        return keys;
    }

    /** Where these keywords stand as plain text; an item with a qualifier is not what we wrote. */
    Set<Integer> indexes(Set<String> keywords) {
        Set<Integer> indexes = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Value.Text text && keywords.contains(Found.key(text.text()))) indexes.add(i);
        }
        return indexes;
    }
}
