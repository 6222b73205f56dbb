// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Value;

/**
 * The flat keywords that darktable makes of our paths: of {@code auto|animal|dog} it writes {@code auto},
 * {@code animal} and {@code dog} into {@code dc:subject}.
 */
final class Components {

    private Components() {}

    /**
     * Takes those too when our paths go. Only where it is plain that darktable wrote them: its data is there, every
     * component of every path is in the list, and they were not there before us. Components of a path that stays, stay.
     */
    static Optional<Edit> addedByDarktable(
            Found found, Known known, @org.jspecify.annotations.Nullable Verdict subjects) {
        Keywords list = found.keywords(Field.SUBJECTS);
        Set<String> paths = found.keywords(Field.TAGS).keys();
        Set<String> going = new HashSet<>(known.entry(Field.TAGS).ours());
        going.retainAll(paths);
        boolean all = list.keys().containsAll(TagRules.components(paths));
        if (subjects == null || subjects.locked() || going.isEmpty() || !all || !found.darktable() || !known.sure()) {
            return Optional.empty();
        }
        Set<String> staying = new HashSet<>(paths);
        staying.removeAll(going);
        Set<String> drop = new HashSet<>(TagRules.components(going));
        drop.removeAll(TagRules.components(staying));
        known.entry(Field.SUBJECTS).first().forEach(text -> drop.remove(Found.key(text)));
        Set<Integer> indexes = new LinkedHashSet<>(list.indexes(drop));
        if (subjects.edit().orElse(null) instanceof Edit.Splice splice) indexes.addAll(splice.drop());
        return indexes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edit.Splice(Field.SUBJECTS.property(), Value.Kind.BAG, indexes, List.of()));
    }
}
