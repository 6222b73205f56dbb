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
import photo.sluice.sidecar.packet.Malformation;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Unfaithful;
import photo.sluice.sidecar.packet.Unreadable;
import photo.sluice.sidecar.packet.Value;

/**
 * Merges what we want to say into what is there, so that nothing a person wrote is lost: pure, deterministic, and proved
 * on the bytes before they are given out.
 *
 * <p>{@link ScalarRule} decides stars and pick label, {@link TagRules} the three keyword lists, {@link Rollback} whether
 * a stale program stood in between. Facts in our own namespace are always replaced; what of it we do not know (a later
 * version's) stays.
 */
public final class Merge {

    private final Origin origin;
    private final Ledger ledger;
    private final Known known;
    private final Found found;
    private final Set<Complaint> complaints = EnumSet.noneOf(Complaint.class);

    private Merge(Origin origin, Ledger stored, String base) {
        Map<QName, Value> properties = origin.properties();
        Optional<State> copy = State.read(properties);
        this.origin = origin;
        this.found = new Found(properties);
        this.ledger = stored.inForce(base, found, copy.isPresent());
        this.known = Known.of(copy, ledger, origin.fresh());
    }

    /**
     * What shall become of a sidecar.
     *
     * @param existing its bytes as they are now; empty, or no bytes, if there is none
     * @param ledger what we remember of this path; an intent is understood
     * @param embedded what people said elsewhere about the photo
     * @param now becomes {@code xmp:MetadataDate}, to the second, if anything else changes
     */
    public static Merged merge(
            Optional<byte[]> existing, Wanted wanted, Ledger ledger, Embedded embedded, SidecarName name, Instant now) {
        boolean fresh = existing.filter(bytes -> bytes.length > 0).isEmpty();
        Merged merged = attempt(existing, wanted, ledger, embedded, name, now);
        boolean failed = merged instanceof Merged.Malformed || merged instanceof Merged.Unfaithful;
        if (!failed || !fresh || embedded.xmp().isEmpty()) return merged;
        // What is inside the photo is damaged, which is no reason to say nothing about the photo.
        return attempt(existing, wanted, ledger, embedded.withoutXmp(), name, now) instanceof Merged.Write write
                ? new Merged.Write(
                        write.bytes(), write.intent(), write.locked(), Set.of(Complaint.EMBEDDED_XMP_IGNORED))
                : merged;
    }

    private static Merged attempt(
            Optional<byte[]> existing, Wanted wanted, Ledger ledger, Embedded embedded, SidecarName name, Instant now) {
        String base = existing.filter(bytes -> bytes.length > 0).map(Hash::of).orElse("");
        try {
            Origin origin = Origin.of(existing, embedded);
            Optional<Merged.Malformed> foreign = foreign(origin, name);
            if (foreign.isPresent()) return foreign.get();
            return new Merge(origin, ledger, base).merge(base, wanted, embedded, name, now);
        } catch (Unreadable e) {
            return new Merged.Malformed(e.code(), e.reason());
        } catch (Unfaithful e) {
            return new Merged.Unfaithful(e.differences());
        }
    }

    private static Optional<Merged.Malformed> foreign(Origin origin, SidecarName name) {
        Map<QName, Value> properties = origin.packet().properties();
        int version = State.version(properties);
        if (version > State.VERSION) {
            return Optional.of(new Merged.Malformed(Malformation.NEWER_STATE, "stateVersion " + version));
        }
        return State.texts(properties.get(Names.SIDECAR_FOR_EXTENSION)).stream()
                .filter(other -> name.adobe() && !origin.fresh() && !name.isFor(other))
                .map(other -> new Merged.Malformed(Malformation.OTHER_PHOTO, "belongs to the ." + other))
                .findFirst();
    }

    private Merged merge(String base, Wanted wanted, Embedded embedded, SidecarName name, Instant now)
            throws Unfaithful, Unreadable {
        if (wanted.equals(Wanted.NOTHING) && (known.fresh() || !known.wrote()))
            return new Merged.Unchanged(ledger, locked(Map.of()));
        boolean rollback = Rollback.happened(found, known);
        if (rollback && known.reapplied()) return new Merged.Disputed("a program overwrote our tags and stars again");
        if (rollback) complaints.add(Complaint.REAPPLIED);

        Map<Field, Verdict> verdicts = verdicts(wanted, embedded, name, rollback);
        List<Edit> edits = new ArrayList<>(origin.edits());
        for (Verdict verdict : verdicts.values()) verdict.edit().ifPresent(edits::add);
        ours(edits, wanted.facts(), state(verdicts, rollback));
        if (origin.fresh() && name.adobe() && !name.extension().isEmpty()) {
            edits.add(new Edit.Put(Names.SIDECAR_FOR_EXTENSION, new Value.Text(name.extension())));
        }

        Map<QName, Value> after = origin.packet().expected(edits);
        if (!origin.fresh() && quiet(after).equals(quiet(found.properties()))) {
            return new Merged.Unchanged(ledger(base, verdicts, after, Optional.empty()), locked(verdicts));
        }
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        edits.add(new Edit.Put(Names.METADATA_DATE, new Value.Text(second.toString())));
        byte[] bytes = origin.packet().edited(edits);
        String run = wanted.facts().judgement().map(Facts.Judgement::run).orElse("");
        Ledger settled = ledger(Hash.of(bytes), verdicts, after, Optional.of(run));
        Ledger intent = new Ledger(
                settled.sha256(),
                base,
                settled.run(),
                rollback || known.reapplied(),
                settled.entries(),
                Optional.of(prior(base)));
        return new Merged.Write(bytes, intent, locked(verdicts), Set.copyOf(complaints));
    }

    private Map<Field, Verdict> verdicts(Wanted wanted, Embedded embedded, SidecarName name, boolean rollback) {
        Optional<Integer> stars = wanted.rating().map(rating -> name.adobe() ? Math.max(rating, 0) : rating);
        Map<Field, Verdict> verdicts = new EnumMap<>(Field.class);
        verdicts.put(Field.RATING, scalar(Field.RATING, embedded).decide(stars.map(String::valueOf), rollback));
        // darktable does not know the pick label, so that a stale database cannot have moved it.
        verdicts.put(
                Field.PICK, scalar(Field.PICK, embedded).decide(wanted.pick().map(String::valueOf), false));
        TagRules rules = new TagRules(found, known, rollback);
        if (rules.odd()) complaints.add(Complaint.LIST_LEFT_ALONE);
        if (found.otherStars() && !known.wrote()) complaints.add(Complaint.OTHER_STARS);
        verdicts.putAll(rules.decide(wanted.tags(), embedded.removedTags()));
        return verdicts;
    }

    private ScalarRule scalar(Field field, Embedded embedded) {
        return new ScalarRule(field, found, known, embedded.person(field));
    }

    private State state(Map<Field, Verdict> verdicts, boolean rollback) {
        Map<Field, List<String>> ours = new EnumMap<>(Field.class);
        verdicts.forEach((field, verdict) -> ours.put(field, verdict.ours()));
        return new State(
                ours,
                locked(verdicts),
                verdicts.get(Field.TAGS) == null
                        ? List.of()
                        : verdicts.get(Field.TAGS).removed(),
                verdicts.get(Field.SUBJECTS) == null
                        ? List.of()
                        : verdicts.get(Field.SUBJECTS).removed(),
                known.reapplied() || rollback,
                known.created());
    }

    private void ours(List<Edit> edits, Facts facts, State state) {
        Map<QName, Value> ours = FactsXmp.write(facts);
        ours.putAll(state.write());
        Set<QName> names = FactsXmp.names();
        names.addAll(State.names());
        for (QName name : names) {
            Value wanted = ours.get(name);
            Value present = found.properties().get(name);
            if (wanted != null && !wanted.equals(present)) edits.add(new Edit.Put(name, wanted));
            else if (wanted == null && present != null) edits.add(new Edit.Drop(name));
        }
    }

    /** What counts when asking whether a file must be touched. */
    private static Map<QName, Value> quiet(Map<QName, Value> properties) {
        Map<QName, Value> quiet = new java.util.HashMap<>(properties);
        quiet.remove(Names.METADATA_DATE);
        quiet.remove(FactsXmp.RUN);
        return quiet;
    }

    private Set<Field> locked(Map<Field, Verdict> verdicts) {
        Set<Field> locked = EnumSet.noneOf(Field.class);
        for (Field field : Field.values()) {
            Verdict verdict = verdicts.get(field);
            if (verdict == null ? known.entry(field).locked() : verdict.locked()) locked.add(field);
        }
        return locked;
    }

    /** What holds if the intent is never published: also what only the file's copy knew, should that be lost. */
    private Ledger prior(String base) {
        if (!known.wrote() || known.fresh()) return ledger;
        Map<Field, Ledger.Entry> entries = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            Ledger.Entry entry = known.entry(field);
            List<String> now = found.texts(field);
            entries.put(
                    field,
                    new Ledger.Entry(
                            entry.first(),
                            known.sure() ? entry.beforeRun() : now,
                            entry.ours(),
                            known.sure() ? entry.seen() : now,
                            entry.removed(),
                            entry.locked()));
        }
        return new Ledger(base, "", ledger.run(), known.reapplied(), entries, Optional.empty());
    }

    /** @param run the run that writes; empty if nothing is written, and what was before it is not to be moved on */
    private Ledger ledger(String sha, Map<Field, Verdict> verdicts, Map<QName, Value> after, Optional<String> run) {
        boolean newRun = run.isPresent() && !(known.sure() && run.get().equals(ledger.run()));
        Map<Field, Ledger.Entry> entries = new EnumMap<>(Field.class);
        verdicts.forEach((field, verdict) -> {
            Ledger.Entry entry = known.entry(field);
            entries.put(
                    field,
                    new Ledger.Entry(
                            known.wrote() ? entry.first() : found.texts(field),
                            newRun || !known.sure() ? found.texts(field) : entry.beforeRun(),
                            verdict.ours(),
                            new Found(after).texts(field),
                            verdict.removed(),
                            verdict.locked()));
        });
        return new Ledger(sha, "", run.orElse(ledger.run()), known.reapplied(), entries, Optional.empty());
    }
}
