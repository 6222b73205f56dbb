// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;

/** One wish about one top-level property. Applied twice, to the library's tree and to a plain map, which must agree. */
public sealed interface Edit {

    QName name();

    /** What the properties shall be afterwards. */
    void apply(Map<QName, Value> properties);

    /** The property shall be exactly this. */
    record Put(QName name, Value value) implements Edit {
        @Override
        public void apply(Map<QName, Value> properties) {
            properties.put(name, value);
        }
    }

    /** The property shall not be there. */
    record Drop(QName name) implements Edit {
        @Override
        public void apply(Map<QName, Value> properties) {
            properties.remove(name);
        }
    }

    /**
     * Takes items from an array and appends others, leaving every other item as it is, with its qualifiers and in its
     * order. A missing property becomes a Bag (or Seq), plain text becomes an array with that one item. An array that
     * ends up empty is removed, since most programs drop empty arrays anyway.
     *
     * @param drop the indexes from 0 of the items to take out
     */
    record Splice(QName name, Value.Kind kind, Set<Integer> drop, List<String> append) implements Edit {
        public Splice {
            drop = Set.copyOf(drop);
            append = List.copyOf(append);
        }

        @Override
        public void apply(Map<QName, Value> properties) {
            Value now = properties.get(name);
            Value.Items before = now instanceof Value.Items items ? items : new Value.Items(kind, single(now));
            List<Value> items = new ArrayList<>();
            for (int i = 0; i < before.items().size(); i++) {
                if (!drop.contains(i)) items.add(before.items().get(i));
            }
            for (String text : append) items.add(new Value.Text(text));
            if (items.isEmpty()) properties.remove(name);
            else properties.put(name, new Value.Items(before.kind(), items));
        }

        static List<Value> single(@org.jspecify.annotations.Nullable Value value) {
            return value instanceof Value.Text text && !text.text().isEmpty() ? List.of(text) : List.of();
        }
    }
}
