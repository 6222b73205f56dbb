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
 * Merges what we want to say into what is there, so that nothing a person wrote is lost: pure, deterministic, and proved
 * on the bytes before they are given out.
 *
 * <p>{@link ScalarRule} decides stars and pick label, {@link TagRules} the three keyword lists, {@link MarkRule} colour and
 * flag, {@link Rollback} whether a stale program stood in between. Facts in our own namespace are always replaced; what of it we do not know (a later
 * version's) stays.
 */
public final class Merge {

    private final Look look;
    private final Origin origin;
    private final Ledger ledger;
    private final Known known;
    private final Found found;
    private final Set<Complaint> complaints = EnumSet.noneOf(Complaint.class);

    private Merge(Look look) {
        this.look = look;
        this.origin = look.origin();
        this.found = look.found();
        this.ledger = look.ledger();
        this.known = look.known();
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
        try {
            Look look = Look.at(existing, ledger, embedded);
            Optional<Merged.Malformed> foreign = look.foreign(name);
            if (foreign.isPresent()) return foreign.get();
            return new Merge(look).merge(look.base(), wanted.as(name), embedded, name, now);
        } catch (Unreadable e) {
            return new Merged.Malformed(e.code(), e.reason());
        } catch (Unfaithful e) {
            return new Merged.Unfaithful(e.differences());
        }
    }

    private Merged merge(String base, Wanted wanted, Embedded embedded, SidecarName name, Instant now)
            throws Unfaithful, Unreadable {
        if (wanted.equals(Wanted.NOTHING) && (known.fresh() || !known.wrote()))
            return new Merged.Unchanged(ledger, locked(Map.of()));
        boolean rollback = Rollback.happened(found, known);
        if (rollback && known.reapplied()) return new Merged.Disputed("a program overwrote our tags and stars again");
        if (rollback) complaints.add(Complaint.REAPPLIED);

        Map<Field, Verdict> verdicts = verdicts(wanted, embedded, rollback);
        List<Edit> edits = new ArrayList<>(origin.edits());
        for (Verdict verdict : verdicts.values()) verdict.edit().ifPresent(edits::add);
        Map<QName, Value> ours = FactsXmp.write(wanted.facts());
        ours.putAll(State.of(verdicts, known, known.reapplied() || rollback).write());
        edits.addAll(found.replacing(ours));
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
                Optional.of(look.prior()));
        return new Merged.Write(bytes, intent, locked(verdicts), Set.copyOf(complaints));
    }

    private Map<Field, Verdict> verdicts(Wanted wanted, Embedded embedded, boolean rollback) {
        Map<Field, Verdict> verdicts = new EnumMap<>(Field.class);
        verdicts.put(
                Field.RATING,
                scalar(Field.RATING, wanted, embedded).decide(wanted.rating().map(String::valueOf), rollback));
        // darktable does not know the pick label, so that a stale database cannot have moved it.
        verdicts.put(
                Field.PICK,
                scalar(Field.PICK, wanted, embedded).decide(wanted.pick().map(String::valueOf), false));
        TagRules rules = new TagRules(found, known, rollback, true);
        if (rules.odd()) complaints.add(Complaint.LIST_LEFT_ALONE);
        if (found.otherStars() && !known.wrote()) complaints.add(Complaint.OTHER_STARS);
        verdicts.putAll(rules.decide(wanted.tags(), embedded.removedTags()));
        verdicts.putAll(new MarkRules(found, known, rollback).decide(wanted.marks(), embedded));
        return verdicts;
    }

    private ScalarRule scalar(Field field, Wanted wanted, Embedded embedded) {
        return new ScalarRule(field, found, known, embedded.person(field), wanted.oneStar());
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
                            newRun || !known.sure() ? found.texts(field) : stillBefore(field, entry),
                            verdict.ours(),
                            new Found(after).texts(field),
                            verdict.removed(),
                            verdict.locked()));
        });
        return new Ledger(sha, "", run.orElse(ledger.run()), known.reapplied(), entries, Optional.empty());
    }

    /** What was there before the run, without keywords that a person has taken out in the midst of it. */
    private List<String> stillBefore(Field field, Ledger.Entry entry) {
        if (!field.list()) return entry.beforeRun();
        Set<String> now = found.keywords(field).keys();
        Set<String> seen = entry.seen().stream().map(Found::key).collect(java.util.stream.Collectors.toSet());
        return entry.beforeRun().stream()
                .filter(text -> now.contains(Found.key(text)) || !seen.contains(Found.key(text)))
                .toList();
    }
}
