// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.sidecar.Ledger.Entry;
import photo.sluice.sidecar.packet.Edit;

/**
 * Who owns a mark that several properties spell, each in its own way: a colour, a flag. The properties are decided
 * together, since programs read now one and now the other:
 *
 * <pre>
 *  no opinion, nothing ours     hands off, and no lock either
 *  one of them is not ours      a person's mark: all are locked
 *  one moved from what we wrote a person chose: those of ours follow it (or go, if they cannot say it); all are locked
 *  one says our mark in its own a program copied it (darktable, digiKam): that copy is ours too
 *    words, and did not before
 *  none of that                 ours: set to what we want; without a wish back to what was there before us
 * </pre>
 *
 * The lock stands in the first property's name.
 */
final class MarkRule<M> {

    /** How one property spells marks. */
    interface Spelling<M> {
        Field field();

        String text(M mark);

        Optional<M> read(List<String> texts);

        /** A value that programs write where there is no mark. */
        boolean neutral(List<String> texts);
    }

    private final List<? extends Spelling<M>> spellings;
    private final Found found;
    private final Known known;
    private final boolean stale;

    /** @param stale a program with a stale database wrote last; what it put into its own property is no decision */
    MarkRule(List<? extends Spelling<M>> spellings, Found found, Known known, boolean stale) {
        this.spellings = spellings;
        this.found = found;
        this.known = known;
        this.stale = stale;
    }

    /**
     * @param wanted the mark in each property that shall say it; a property that is not named says nothing of ours
     * @param elsewhere a person's mark in the photo's other sidecar
     */
    Map<Field, Verdict> decide(Map<Field, M> wanted, Optional<M> elsewhere) {
        if (isLocked()) return locked();
        Optional<M> ours = ours();
        if (wanted.isEmpty() && ours.isEmpty()) return each(spelling -> Verdict.NONE);
        List<Spelling<M>> moved = new ArrayList<>();
        for (Spelling<M> spelling : spellings) if (moved(spelling, ours)) moved.add(spelling);
        if (!moved.isEmpty()) {
            Optional<M> choice = moved.get(0).read(texts(moved.get(0)));
            return each(spelling -> verdict(
                    spelling, moved.contains(spelling) ? Optional.empty() : follow(spelling, ours, choice), true));
        }
        if (elsewhere.isPresent() && !elsewhere.equals(ours)) {
            return each(spelling -> verdict(
                    spelling,
                    wanted.containsKey(spelling.field())
                            ? Optional.of(said(spelling, elsewhere))
                            : follow(spelling, ours, elsewhere),
                    true));
        }
        return each(spelling -> settled(spelling, Optional.ofNullable(wanted.get(spelling.field())), ours));
    }

    private boolean moved(Spelling<M> spelling, Optional<M> ours) {
        Entry entry = known.entry(spelling.field());
        List<String> now = texts(spelling);
        if (stale && spelling.field() == Field.DARKTABLE_LABELS) return false;
        if (!entry.ours().isEmpty()) return !same(entry.ours(), now);
        if (now.isEmpty()) {
            // Only what a program copied from us can have gone: with anything else there we would never have written.
            return ours.isPresent()
                    && known.sure()
                    && spelling.read(entry.seen()).equals(ours);
        }
        boolean neutral = spelling.neutral(now);
        if (ours.isEmpty()) return !neutral;
        if (spelling.read(now).equals(ours)) return false;
        return !neutral || (known.sure() && !same(entry.seen(), now));
    }

    /** The mark that is ours; read from whichever property we wrote it to. */
    private Optional<M> ours() {
        return spellings.stream()
                .flatMap(spelling -> spelling.read(known.entry(spelling.field()).ours()).stream())
                .findFirst();
    }

    /** What becomes of a property that is ours when a person has chosen in another. */
    private Optional<List<String>> follow(Spelling<M> spelling, Optional<M> ours, Optional<M> choice) {
        boolean isOurs = !known.entry(spelling.field()).ours().isEmpty() || copied(spelling, ours);
        return isOurs ? Optional.of(said(spelling, choice)) : Optional.empty();
    }

    private boolean copied(Spelling<M> spelling, Optional<M> ours) {
        return ours.isPresent() && spelling.read(texts(spelling)).equals(ours);
    }

    private Verdict settled(Spelling<M> spelling, Optional<M> wanted, Optional<M> ours) {
        Entry entry = known.entry(spelling.field());
        boolean isOurs = !entry.ours().isEmpty() || copied(spelling, ours);
        if (wanted.isEmpty() && !isOurs) return Verdict.NONE;
        List<String> before = known.wrote() && known.sure() ? entry.first() : List.of();
        List<String> target = wanted.map(mark -> List.of(spelling.text(mark))).orElse(before);
        boolean mark = spelling.read(target).isPresent();
        return new Verdict(edit(spelling, target), mark ? target : List.of(), List.of(), false);
    }

    private Verdict verdict(Spelling<M> spelling, Optional<List<String>> target, boolean lock) {
        boolean first = spelling == spellings.get(0);
        return new Verdict(target.flatMap(texts -> edit(spelling, texts)), List.of(), List.of(), lock && first);
    }

    private Optional<Edit> edit(Spelling<M> spelling, List<String> target) {
        List<String> now = texts(spelling);
        if (same(target, now)) return Optional.empty();
        Field field = spelling.field();
        return Optional.of(
                target.isEmpty()
                        ? new Edit.Drop(field.property())
                        : new Edit.Put(field.property(), field.value(target)));
    }

    private Map<Field, Verdict> locked() {
        return each(spelling -> {
            List<String> last = known.entry(spelling.field()).seen();
            boolean putBack = known.fresh() && texts(spelling).isEmpty() && !last.isEmpty();
            return verdict(spelling, putBack ? Optional.of(last) : Optional.empty(), true);
        });
    }

    private boolean isLocked() {
        return spellings.stream()
                .anyMatch(spelling -> known.entry(spelling.field()).locked());
    }

    private List<String> said(Spelling<M> spelling, Optional<M> mark) {
        return mark.map(value -> List.of(spelling.text(value))).orElse(List.of());
    }

    private List<String> texts(Spelling<M> spelling) {
        return found.texts(spelling.field());
    }

    private Map<Field, Verdict> each(java.util.function.Function<Spelling<M>, Verdict> decision) {
        Map<Field, Verdict> verdicts = new EnumMap<>(Field.class);
        for (Spelling<M> spelling : spellings) verdicts.put(spelling.field(), decision.apply(spelling));
        return verdicts;
    }

    private static boolean same(List<String> a, List<String> b) {
        return a.equals(b) || (a.size() == 1 && b.size() == 1 && Texts.same(a.get(0), b.get(0)));
    }
}
