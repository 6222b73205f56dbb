// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.List;
import java.util.Optional;
import photo.sluice.sidecar.Ledger.Entry;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Value;

/**
 * Who owns a scalar, and what becomes of it. L is what we last wrote, F what the file says, A what we want:
 *
 * <pre>
 *  L      F            verdict
 *  none   absent       write A (in a sidecar that we create a missing rating is written as 0, and that 0 is ours)
 *  none   present      a person's: lock. But a rating of 0, where we never wrote before, means unrated: fill it. So
 *                      does, with {@link OneStar#UNRATED}, a 1 in darktable's file that was never ours
 *  v      v            ours: set to A; without A back to what was there before us
 *  v      not v        a person's: lock (0 after our stars is cleared; 1 after our 0 is a person's star)
 *  v      absent       a person removed it: lock
 * </pre>
 *
 * A person's value from elsewhere (in the photo, or in its other sidecar) is written wherever we would have written, and
 * locked. A field once locked is never touched again; only when the file is gone its last value is put back.
 */
final class ScalarRule {

    private static final String UNRATED = "0";

    private final Field field;
    private final Found found;
    private final Known known;
    private final Optional<String> elsewhere;
    private final OneStar oneStar;

    ScalarRule(Field field, Found found, Known known, Optional<String> elsewhere, OneStar oneStar) {
        this.field = field;
        this.found = found;
        this.known = known;
        this.elsewhere = elsewhere;
        this.oneStar = oneStar;
    }

    /** @param untouched take the file's value for ours: a stale program put it there, not a person */
    Verdict decide(Optional<String> wanted, boolean untouched) {
        Entry entry = known.entry(field);
        Optional<String> file = found.scalar(field);
        if (entry.locked()) return locked(entry, file);
        if (entry.our().isEmpty()) return file.isEmpty() ? absent(wanted) : theirs(file.get(), wanted);
        String ours = entry.our().get();
        boolean moved = file.filter(text -> Texts.same(text, ours)).isEmpty();
        if (moved && !untouched) return Verdict.person();
        if (news(entry, ours)) return copied();
        Optional<String> target = wanted.or(
                () -> known.wrote() && known.sure() ? entry.first().stream().findFirst() : Optional.empty());
        return ours(target.or(this::fallback), file);
    }

    private Verdict locked(Entry entry, Optional<String> file) {
        Optional<String> last = entry.seen().stream().findFirst().or(() -> elsewhere);
        if (!known.fresh() || file.isPresent() || last.isEmpty()) return Verdict.person();
        return new Verdict(Optional.of(put(last.get())), List.of(), List.of(), true);
    }

    private Verdict absent(Optional<String> wanted) {
        if (field == Field.RATING && found.otherStars()) return Verdict.person();
        if (elsewhere.isPresent()) return copied();
        return ours(wanted.or(() -> known.fresh() ? fallback() : Optional.empty()), Optional.empty());
    }

    private Verdict theirs(String file, Optional<String> wanted) {
        boolean zero = !known.wrote() && Texts.same(file, UNRATED);
        boolean given = oneStar == OneStar.UNRATED && found.darktable() && Texts.same(file, "1");
        boolean unrated = field == Field.RATING && (zero || given);
        if (!unrated || found.otherStars()) return Verdict.person();
        return elsewhere.isPresent() ? copied() : ours(Optional.of(wanted.orElse(file)), Optional.of(file));
    }

    /** Stars from elsewhere that are neither ours nor were ours the run before, as a program that copies would leave. */
    private boolean news(Entry entry, String ours) {
        return elsewhere
                .filter(value -> !Texts.same(value, ours)
                        && entry.beforeRun().stream().noneMatch(before -> Texts.same(before, value)))
                .isPresent();
    }

    private Optional<String> fallback() {
        return field == Field.RATING && known.created() ? Optional.of(UNRATED) : Optional.empty();
    }

    private Verdict copied() {
        return new Verdict(elsewhere.map(this::put), List.of(), List.of(), true);
    }

    private Verdict ours(Optional<String> target, Optional<String> file) {
        if (target.isEmpty()) {
            return new Verdict(file.map(text -> new Edit.Drop(field.property())), List.of(), List.of(), false);
        }
        boolean said = file.filter(text -> Texts.same(text, target.get())).isPresent();
        return new Verdict(said ? Optional.empty() : target.map(this::put), List.of(target.get()), List.of(), false);
    }

    private Edit put(String text) {
        return new Edit.Put(field.property(), new Value.Text(text));
    }
}
