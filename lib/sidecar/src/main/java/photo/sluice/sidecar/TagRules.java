// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Value;

/**
 * Who owns which keyword, in the three lists that programs read. For each list, with L what of it is ours, F what it
 * holds and A what we want:
 *
 * <pre>
 *  removed = L - F                 a person took it: a tombstone, never written again
 *  new     = F - (L - A) + (A - F - tombstones)
 *  ours    = what of L is still wanted + what we add; a keyword that was there already is never ours
 * </pre>
 *
 * A removal counts wherever it was made: each list is compared with its own L, and a path that went from one goes, if
 * ours, from all. A path that a person added to {@code digiKam:TagsList} (Immich writes no other) or to {@code lr}
 * (darktable writes no TagsList) is copied to the other; the copy is ours, so that it goes when the original goes. What
 * a person wrote is never taken out of any list.
 */
final class TagRules {

    /** The root of all our tags; never a keyword by itself. */
    private static final String ROOT = "auto";

    private final Known known;
    private final boolean untouched;
    private final boolean copying;
    private final Keywords tags;
    private final Keywords subjects;
    private final Keywords slashed;

    /**
     * @param untouched missing keywords were dropped by a stale program, not by a person
     * @param copying whether what a person added to one list is copied to the other
     */
    TagRules(Found found, Known known, boolean untouched, boolean copying) {
        this.copying = copying;
        this.known = known;
        this.untouched = untouched;
        this.tags = found.keywords(Field.TAGS);
        this.subjects = found.keywords(Field.SUBJECTS);
        this.slashed = found.keywords(Field.TAGS_LIST);
    }

    /** @param removedElsewhere paths that a person removed in the photo's other sidecar */
    Map<Field, Verdict> decide(List<Tag> wanted, Collection<String> removedElsewhere) {
        Set<String> goneSubjects = gone(Field.SUBJECTS, subjects, Set.of());
        Set<String> tombstones = new LinkedHashSet<>(known.entry(Field.TAGS).removed());
        known.entry(Field.TAGS_LIST).removed().forEach(path -> tombstones.add(path.replace('/', '|')));
        tombstones.addAll(gone(Field.TAGS, tags, Set.of()));
        // Whenever TagsList is present after we wrote, all our paths are in it; a program that makes one has read lr.
        Set<String> ourPaths = new LinkedHashSet<>(known.entry(Field.TAGS).ours());
        gone(Field.TAGS_LIST, slashed, slashed.present() ? slashes(ourPaths) : Set.of())
                .forEach(path -> tombstones.add(path.replace('/', '|')));
        ourPaths.stream().filter(path -> goneSubjects.contains(leaf(path))).forEach(tombstones::add);
        tombstones.addAll(removedElsewhere);

        Set<String> paths = wanted.stream().map(Tag::path).collect(Collectors.toCollection(LinkedHashSet::new));
        paths.removeAll(tombstones);
        Set<String> wantedPaths = union(paths, copiesForTags());
        Verdict tagsVerdict = list(Field.TAGS, tags, wantedPaths, Set.of(), tombstones);

        Set<String> leaves = wantedPaths.stream()
                .filter(path -> !isOurCount(path))
                .map(TagRules::leaf)
                .filter(leaf -> !leaf.equalsIgnoreCase(ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> deadLeaves = union(known.entry(Field.SUBJECTS).removed(), goneSubjects);
        leaves.removeAll(deadLeaves);
        Set<String> components = components(after(tags, tagsVerdict));
        Verdict subjectsVerdict = list(Field.SUBJECTS, subjects, leaves, components, deadLeaves);

        Set<String> wantedSlashed = union(slashes(paths), copiesForSlashed());
        Verdict slashedVerdict = slashed.present()
                ? list(Field.TAGS_LIST, slashed, wantedSlashed, Set.of(), slashes(tombstones))
                : new Verdict(Optional.empty(), List.of(), List.copyOf(slashes(tombstones)), isLocked(Field.TAGS_LIST));
        Map<Field, Verdict> verdicts = new EnumMap<>(Field.class);
        verdicts.put(Field.TAGS, tagsVerdict);
        verdicts.put(Field.SUBJECTS, subjectsVerdict);
        verdicts.put(Field.TAGS_LIST, slashedVerdict);
        return verdicts;
    }

    /** Whether a list is there that we do not understand. */
    boolean odd() {
        return tags.odd() || subjects.odd() || slashed.odd();
    }

    private Verdict list(Field field, Keywords list, Set<String> wanted, Set<String> keep, Set<String> tombstones) {
        Collection<String> ours = ours(field);
        if (list.odd() || isLocked(field)) {
            return new Verdict(Optional.empty(), List.copyOf(ours), List.copyOf(tombstones), isLocked(field));
        }
        Set<String> present = list.keys();
        Set<String> drop = new LinkedHashSet<>(ours);
        drop.removeAll(wanted);
        drop.removeAll(keep);
        Set<Integer> indexes = list.indexes(drop);
        List<String> add =
                wanted.stream().filter(keyword -> !present.contains(keyword)).toList();
        Set<String> still = new LinkedHashSet<>(ours);
        still.retainAll(present);
        still.retainAll(wanted);
        still.addAll(add);
        Value.Kind kind = field == Field.TAGS_LIST ? Value.Kind.SEQ : Value.Kind.BAG;
        Optional<Edit> edit = indexes.isEmpty() && add.isEmpty()
                ? Optional.empty()
                : Optional.of(new Edit.Splice(field.property(), kind, indexes, add));
        return new Verdict(edit, List.copyOf(still), List.copyOf(tombstones), false);
    }

    /** Keywords of ours that a person took out of this list. */
    private Set<String> gone(Field field, Keywords list, Set<String> alsoOurs) {
        if (untouched || !known.wrote() || list.odd() || isLocked(field)) return Set.of();
        Set<String> gone = union(known.entry(field).ours(), alsoOurs);
        gone.removeAll(list.keys());
        return gone;
    }

    /** Paths that a person added to TagsList and that belong into lr too, and those copied earlier. */
    private Set<String> copiesForTags() {
        if (!copying || tags.odd() || isLocked(Field.TAGS)) return Set.of();
        Set<String> theirs = slashed.keys();
        theirs.removeAll(ourSlashed());
        Set<String> earlier = slashes(known.entry(Field.TAGS).ours());
        Set<String> before = keys(known.entry(Field.TAGS_LIST).seen());
        Set<String> copies = new LinkedHashSet<>();
        for (String path : theirs) {
            String piped = path.replace('/', '|');
            boolean isNew =
                    known.sure() && !before.contains(path) && !tags.keys().contains(piped);
            boolean kept = earlier.contains(path) && (untouched || tags.keys().contains(piped));
            if ((isNew || kept) && clean(piped)) copies.add(piped);
        }
        return copies;
    }

    private Set<String> copiesForSlashed() {
        if (!copying) return Set.of();
        Set<String> theirs = tags.keys();
        theirs.removeAll(known.entry(Field.TAGS).ours());
        Set<String> earlier = new LinkedHashSet<>(known.entry(Field.TAGS_LIST).ours());
        Set<String> before = keys(known.entry(Field.TAGS).seen());
        Set<String> copies = new LinkedHashSet<>();
        for (String path : theirs) {
            boolean isNew = known.sure() && !before.contains(path);
            String slashedPath = path.replace('|', '/');
            boolean kept = earlier.contains(slashedPath) && slashed.keys().contains(slashedPath);
            if ((isNew || kept) && clean(path)) copies.add(slashedPath);
        }
        return copies;
    }

    private Collection<String> ours(Field field) {
        return field == Field.TAGS_LIST ? ourSlashed() : known.entry(field).ours();
    }

    /** What we wrote into TagsList, and our paths that a program has mirrored from lr since. */
    private Set<String> ourSlashed() {
        Set<String> ours = new LinkedHashSet<>(known.entry(Field.TAGS_LIST).ours());
        if (!known.sure()) return ours;
        Set<String> mirrored = slashes(known.entry(Field.TAGS).ours());
        mirrored.retainAll(slashed.keys());
        mirrored.removeAll(keys(known.entry(Field.TAGS_LIST).seen()));
        ours.addAll(mirrored);
        return ours;
    }

    private boolean isLocked(Field field) {
        return known.entry(field).locked();
    }

    /** Copied only if it comes out as the person wrote it. */
    private static boolean clean(String path) {
        return Tag.of(path).filter(tag -> tag.path().equals(path)).isPresent();
    }

    private static Set<String> after(Keywords list, Verdict verdict) {
        Set<String> after = list.keys();
        if (verdict.edit().orElse(null) instanceof Edit.Splice splice) {
            splice.drop()
                    .forEach(i -> list.items().get(i).plain().map(Found::key).ifPresent(after::remove));
            after.addAll(splice.append());
        }
        return after;
    }

    static Set<String> components(Set<String> paths) {
        return paths.stream()
                .flatMap(path -> Arrays.stream(path.split("\\|")))
                .map(Found::key)
                .collect(Collectors.toSet());
    }

    /** A number of ours, as in {@code auto|people|2}, says nothing without what it counts. */
    private static boolean isOurCount(String path) {
        return path.startsWith(ROOT + "|") && leaf(path).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('|') + 1);
    }

    private static Set<String> slashes(Collection<String> paths) {
        return paths.stream().map(path -> path.replace('|', '/')).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> keys(Collection<String> texts) {
        return texts.stream().map(Found::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> union(Collection<String> a, Collection<String> b) {
        Set<String> union = new LinkedHashSet<>(a);
        union.addAll(b);
        return union;
    }
}
