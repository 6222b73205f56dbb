// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Value;

/**
 * The copy of the ledger in the file, which travels with the photo: what of it is ours, what is locked, what a person
 * removed.
 *
 * @param ours by field: what we last wrote
 * @param removedTags tombstones of {@link Field#TAGS}, as paths
 * @param removedSubjects tombstones of {@link Field#SUBJECTS}
 * @param reapplied see {@link Ledger#reapplied}
 * @param created whether the sidecar began with us
 */
record State(
        Map<Field, List<String>> ours,
        Set<Field> locked,
        List<String> removedTags,
        List<String> removedSubjects,
        boolean reapplied,
        boolean created) {

    /** What this class reads and writes; a higher number in a file is not touched. */
    static final int VERSION = 1;

    static final QName STATE_VERSION = Names.ours("stateVersion");
    private static final QName LOCKED = Names.ours("lockedFields");
    private static final QName REMOVED_TAGS = Names.ours("removedTags");
    private static final QName REMOVED_SUBJECTS = Names.ours("removedSubjects");
    private static final QName REAPPLIED = Names.ours("reapplied");
    private static final QName CREATED = Names.ours("createdSidecar");

    State {
        ours = Map.copyOf(ours);
        locked = Set.copyOf(locked);
        removedTags = List.copyOf(removedTags);
        removedSubjects = List.copyOf(removedSubjects);
    }

    /** What is to be remembered after these verdicts. */
    static State of(Map<Field, Verdict> verdicts, Known known, boolean reapplied) {
        Map<Field, List<String>> ours = new EnumMap<>(Field.class);
        Map<Field, List<String>> removed = new EnumMap<>(Field.class);
        Set<Field> locked = EnumSet.noneOf(Field.class);
        verdicts.forEach((field, verdict) -> {
            ours.put(field, verdict.ours());
            removed.put(field, verdict.removed());
            if (verdict.locked()) locked.add(field);
        });
        return new State(
                ours,
                locked,
                removed.getOrDefault(Field.TAGS, List.of()),
                removed.getOrDefault(Field.SUBJECTS, List.of()),
                reapplied,
                known.created());
    }

    private static QName applied(Field field) {
        return Names.ours(
                switch (field) {
                    case RATING -> "appliedRating";
                    case PICK -> "appliedPick";
                    case TAGS -> "appliedTags";
                    case SUBJECTS -> "appliedSubjects";
                    case TAGS_LIST -> "appliedTagsList";
                    case LABEL -> "appliedLabel";
                    case COLOR_LABEL -> "appliedColorLabel";
                    case DARKTABLE_LABELS -> "appliedDarktableLabels";
                    case FLAG -> "appliedFlag";
                    case GOOD -> "appliedGood";
                });
    }

    /** The version of the copy in a file; 0 if there is none. */
    static int version(Map<QName, Value> properties) {
        Value value = properties.get(STATE_VERSION);
        try {
            return value == null
                    ? 0
                    : Integer.parseInt(value.plain().orElse("0").strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The copy in a file; empty if it is gone, or was never there. */
    static Optional<State> read(Map<QName, Value> properties) {
        if (version(properties) < 1) return Optional.empty();
        Map<Field, List<String>> ours = new EnumMap<>(Field.class);
        for (Field field : Field.values()) ours.put(field, texts(properties.get(applied(field))));
        Set<Field> locked = EnumSet.noneOf(Field.class);
        texts(properties.get(LOCKED)).forEach(code -> Field.of(code).ifPresent(locked::add));
        return Optional.of(new State(
                ours,
                locked,
                texts(properties.get(REMOVED_TAGS)),
                texts(properties.get(REMOVED_SUBJECTS)),
                properties.containsKey(REAPPLIED),
                properties.containsKey(CREATED)));
    }

    /** The properties that hold the copy; names with nothing to say are absent. */
    Map<QName, Value> write() {
        Map<QName, Value> properties = new LinkedHashMap<>();
        properties.put(STATE_VERSION, new Value.Text(Integer.toString(VERSION)));
        if (created) properties.put(CREATED, new Value.Text("True"));
        if (reapplied) properties.put(REAPPLIED, new Value.Text("True"));
        for (Field field : Field.values()) {
            List<String> texts = ours.getOrDefault(field, List.of());
            if (texts.isEmpty()) continue;
            properties.put(applied(field), field.list() ? Value.bag(texts) : new Value.Text(texts.get(0)));
        }
        bag(properties, LOCKED, locked.stream().sorted().map(Field::code).toList());
        bag(properties, REMOVED_TAGS, removedTags);
        bag(properties, REMOVED_SUBJECTS, removedSubjects);
        return properties;
    }

    /** Every name that {@link #write} may use. */
    static Set<QName> names() {
        Set<QName> names = new java.util.LinkedHashSet<>(
                List.of(STATE_VERSION, CREATED, REAPPLIED, LOCKED, REMOVED_TAGS, REMOVED_SUBJECTS));
        for (Field field : Field.values()) names.add(applied(field));
        return names;
    }

    private static void bag(Map<QName, Value> into, QName name, List<String> texts) {
        if (!texts.isEmpty()) into.put(name, Value.bag(texts));
    }

    /** The texts of an array, or the one text of a scalar; what is no text is left out. */
    static List<String> texts(@org.jspecify.annotations.Nullable Value value) {
        if (value instanceof Value.Items items) {
            return items.items().stream().flatMap(item -> item.plain().stream()).toList();
        }
        return value == null
                ? List.of()
                : value.plain().filter(text -> !text.isEmpty()).stream().toList();
    }
}
