// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Unfaithful;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/**
 * Takes back what we wrote and nobody has changed since, and nothing else: pure, deterministic, and proved on the bytes
 * as {@link Merge} is.
 *
 * <p>A field that is locked, or that a person has moved since, stays as it is; a file that we could not merge into we do
 * not undo either. What remains in the ledger is what people decided: should we be asked to write again, it holds, and
 * nothing that we then write is taken for a person's.
 */
public final class Undo {

    /** How far to go back. */
    public enum Reach {
        /** To the sidecar as if we had never been: our namespace goes, and a file of ours in which nothing else is left. */
        ALL_RUNS,
        /**
         * To the fields as they were before the last run. Our bookkeeping stays; the facts go, since those of the run
         * before are not known. Goes back one run, not two.
         */
        LAST_RUN
    }

    private final Look look;
    private final Known known;
    private final Reach reach;
    private final boolean rollback;

    private Undo(Look look, Reach reach) {
        this.look = look;
        this.reach = reach;
        this.known = look.known().goingBack(reach);
        this.rollback = Rollback.happened(look.found(), look.known());
    }

    /**
     * What shall become of a sidecar that is to be undone: {@link Merged.Write}, {@link Merged.Delete},
     * {@link Merged.Unchanged} where nothing of ours is left, {@link Merged.Malformed}, or {@link Merged.Disputed} where
     * only the last run is to be undone and nobody remembers what was before it.
     *
     * @param existing its bytes as they are now; empty, or no bytes, if there is none
     * @param ledger what we remember of this path; an intent is understood
     * @param embedded what stands in the photo itself: a sidecar of ours that says nothing more is not worth keeping
     * @param now becomes {@code xmp:MetadataDate}, to the second, if anything changes
     */
    public static Merged undo(
            Optional<byte[]> existing, Ledger ledger, Embedded embedded, Reach reach, SidecarName name, Instant now) {
        try {
            Look look = Look.at(existing, ledger, Embedded.NOTHING);
            Optional<Merged.Malformed> foreign = look.foreign(name);
            if (foreign.isPresent()) return foreign.get();
            if (!look.known().wrote()) return nothing(look);
            if (reach == Reach.ALL_RUNS || isFirstRun(look.known())) {
                return new Undo(look, Reach.ALL_RUNS).all(embedded, name, now);
            }
            if (!look.known().sure()) return new Merged.Disputed("nobody remembers what was before the last run");
            Undo last = new Undo(look, reach);
            Map<Field, Verdict> verdicts = last.verdicts();
            return last.isAll(verdicts)
                    ? new Undo(look, Reach.ALL_RUNS).all(embedded, name, now)
                    : last.lastRun(verdicts, now);
        } catch (Unreadable e) {
            return new Merged.Malformed(e.code(), e.reason());
        } catch (Unfaithful e) {
            return new Merged.Unfaithful(e.differences());
        }
    }

    /** We never wrote, or the file is gone and all that was ours with it. */
    private static Merged nothing(Look look) {
        Ledger ledger = look.ledger();
        boolean gone = look.known().fresh() && ledger.wrote();
        return new Merged.Unchanged(
                gone ? Ledger.undone("", "", look.known().entries(), Optional.empty()) : ledger, locked(look.known()));
    }

    private static boolean isFirstRun(Known known) {
        return known.sure()
                && known.entries().values().stream()
                        .allMatch(entry -> entry.first().equals(entry.beforeRun()));
    }

    private Merged all(Embedded embedded, SidecarName name, Instant now) throws Unfaithful, Unreadable {
        Map<Field, Verdict> verdicts = verdicts();
        List<Edit> edits = edits(verdicts);
        Components.addedByDarktable(look.found(), known, verdicts.get(Field.SUBJECTS))
                .ifPresent(splice -> {
                    edits.removeIf(edit -> edit.name().equals(Names.SUBJECT));
                    edits.add(splice);
                });
        for (QName property : look.found().properties().keySet()) {
            if (property.getNamespaceURI().equals(Names.SLUICE)) edits.add(new Edit.Drop(property));
        }
        Value extension = look.found().properties().get(Names.SIDECAR_FOR_EXTENSION);
        if (look.known().created() && name.adobe() && new Value.Text(name.extension()).equals(extension)) {
            edits.add(new Edit.Drop(Names.SIDECAR_FOR_EXTENSION));
        }
        Map<Field, Ledger.Entry> entries = entries(verdicts, Map.of());
        Map<QName, Value> after = look.origin().packet().expected(edits);
        if (look.known().created() && new Photo(embedded).says(after)) {
            Ledger intent = Ledger.undone("", look.base(), entries, Optional.of(look.prior()));
            return new Merged.Delete(intent, locked(verdicts));
        }
        if (after.equals(look.found().properties())) {
            return new Merged.Unchanged(Ledger.undone(look.base(), "", entries, Optional.empty()), locked(verdicts));
        }
        byte[] bytes = bytes(edits, now);
        Ledger intent = Ledger.undone(Hash.of(bytes), look.base(), entries, Optional.of(look.prior()));
        return new Merged.Write(bytes, intent, locked(verdicts), Set.of());
    }

    /** Whether nothing of ours was there before the last run, or nothing is left of it. */
    private boolean isAll(Map<Field, Verdict> verdicts) {
        Found then = new Found(look.origin().packet().expected(edits(verdicts)));
        boolean nothing =
                verdicts.values().stream().allMatch(verdict -> verdict.ours().isEmpty());
        return nothing
                || verdicts.keySet().stream()
                        .allMatch(field -> then.texts(field)
                                .equals(look.known().entry(field).first()));
    }

    private Merged lastRun(Map<Field, Verdict> verdicts, Instant now) throws Unfaithful, Unreadable {
        List<Edit> edits = edits(verdicts);
        edits.addAll(look.found()
                .replacing(State.of(verdicts, known, known.reapplied()).write()));
        Map<QName, Value> after = look.origin().packet().expected(edits);
        Map<Field, Ledger.Entry> entries = entries(verdicts, after);
        boolean reapplied = look.known().reapplied();
        if (after.equals(look.found().properties())) {
            Ledger same = new Ledger(look.base(), "", look.ledger().run(), reapplied, entries, Optional.empty());
            return new Merged.Unchanged(same, locked(verdicts));
        }
        byte[] bytes = bytes(edits, now);
        Ledger intent = new Ledger(Hash.of(bytes), look.base(), "", reapplied, entries, Optional.of(look.prior()));
        return new Merged.Write(bytes, intent, locked(verdicts), Set.of());
    }

    private Map<Field, Verdict> verdicts() {
        Map<Field, Verdict> verdicts = new EnumMap<>(Field.class);
        for (Field field : List.of(Field.RATING, Field.PICK)) {
            ScalarRule rule = new ScalarRule(field, look.found(), known, Optional.empty(), OneStar.PERSON);
            verdicts.put(field, rule.decide(withdrawn(field), rollback && field == Field.RATING));
        }
        TagRules rules = new TagRules(look.found(), known, rollback, reach == Reach.LAST_RUN);
        verdicts.putAll(rules.decide(restored(), List.of()));
        verdicts.putAll(new MarkRules(look.found(), known, rollback).decide(withdrawnMarks(), Embedded.NOTHING));
        return verdicts;
    }

    /** A value of ours that the last run took away, and that nobody has given again since. */
    private Optional<String> withdrawn(Field field) {
        Ledger.Entry entry = known.entry(field);
        boolean ours = reach == Reach.LAST_RUN
                && entry.ours().isEmpty()
                && entry.seen().isEmpty();
        return ours && look.found().texts(field).isEmpty()
                ? entry.beforeRun().stream().findFirst()
                : Optional.empty();
    }

    private Marks withdrawnMarks() {
        Optional<Colour> label =
                Colour.Spelling.WORD.read(withdrawn(Field.LABEL).stream().toList());
        Optional<Colour> darktable = Colour.Spelling.DARKTABLE.read(
                withdrawn(Field.DARKTABLE_LABELS).stream().toList());
        return new Marks(
                label.or(() -> darktable),
                label.isPresent() ? Colour.Home.LABEL : Colour.Home.DARKTABLE,
                Flag.Spelling.PICK.read(withdrawn(Field.FLAG).stream().toList()));
    }

    /** Of our tags, those that the last run left, and those that it took away. */
    private List<Tag> restored() {
        if (reach == Reach.ALL_RUNS) return List.of();
        Ledger.Entry entry = known.entry(Field.TAGS);
        Set<String> now = look.found().keywords(Field.TAGS).keys();
        return entry.beforeRun().stream()
                .filter(path -> entry.ours().contains(Found.key(path))
                        || (!entry.seen().contains(path) && !now.contains(Found.key(path))))
                .flatMap(path -> Tag.of(path).stream())
                .toList();
    }

    private static List<Edit> edits(Map<Field, Verdict> verdicts) {
        List<Edit> edits = new ArrayList<>();
        for (Verdict verdict : verdicts.values()) verdict.edit().ifPresent(edits::add);
        return edits;
    }

    private byte[] bytes(List<Edit> edits, Instant now) throws Unfaithful, Unreadable {
        List<Edit> dated = new ArrayList<>(edits);
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        dated.add(new Edit.Put(Names.METADATA_DATE, new Value.Text(second.toString())));
        return look.origin().packet().edited(dated);
    }

    private Map<Field, Ledger.Entry> entries(Map<Field, Verdict> verdicts, Map<QName, Value> after) {
        Found then = new Found(after);
        Map<Field, Ledger.Entry> entries = new EnumMap<>(Field.class);
        verdicts.forEach((field, verdict) -> entries.put(
                field,
                new Ledger.Entry(
                        look.known().entry(field).first(),
                        then.texts(field),
                        verdict.ours(),
                        then.texts(field),
                        verdict.removed(),
                        verdict.locked())));
        return entries;
    }

    private static Set<Field> locked(Map<Field, Verdict> verdicts) {
        Set<Field> locked = EnumSet.noneOf(Field.class);
        verdicts.forEach((field, verdict) -> {
            if (verdict.locked()) locked.add(field);
        });
        return locked;
    }

    private static Set<Field> locked(Known known) {
        Set<Field> locked = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) if (known.entry(field).locked()) locked.add(field);
        return locked;
    }

    /** What a sidecar would say if it held nothing but what the photo itself says. */
    private record Photo(Embedded embedded) {
        boolean says(Map<QName, Value> left) {
            Map<QName, Value> own = own();
            Map<QName, Value> rest = new java.util.HashMap<>(left);
            rest.remove(Names.METADATA_DATE);
            own.remove(Names.METADATA_DATE);
            Optional<Value> stars = Optional.ofNullable(rest.get(Names.RATING));
            boolean copied = stars.flatMap(Value::plain).equals(embedded.person(Field.RATING));
            if (copied) {
                rest.remove(Names.RATING);
                own.remove(Names.RATING);
            }
            return rest.equals(own);
        }

        private Map<QName, Value> own() {
            try {
                return new java.util.HashMap<>(
                        Origin.of(Optional.empty(), embedded).properties());
            } catch (Unreadable e) {
                return new java.util.HashMap<>(); // we started without it
            }
        }
    }
}
