// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Names;
import photo.sluice.sidecar.packet.Unfaithful;
import photo.sluice.sidecar.packet.Unreadable;

/**
 * Thousands of random histories of our writes, rejudging, undoing, a person's edits, crashes at every step, lost ledgers
 * and wiped bookkeeping: no wish of the person is ever lost. {@code -Dtest.jvm="-Dseed=… -Dhistories=…"}
 * replays, or plays more.
 */
final class InterleavingTest {

    private static final int HISTORIES = Integer.getInteger("histories", 5000);
    private static final int STEPS = 8;

    @Test
    void noEditIsEverLost() {
        long first = Long.getLong("seed", new Random().nextLong());
        System.out.println("InterleavingTest seed " + first);
        LongStream.range(first, first + HISTORIES).forEach(InterleavingTest::play);
    }

    private static void play(long seed) {
        History story = new History(seed);
        try {
            story.play();
        } catch (AssertionError e) {
            String told = String.join("\n", story.story);
            throw new AssertionError("history with seed " + seed + ":\n" + told + "\n" + e.getMessage(), e);
        }
    }

    private static final class History {
        private final Random random;
        private final Person person;
        private final List<String> story = new ArrayList<>();
        private Optional<byte[]> file;
        private Ledger stored = Ledger.EMPTY;
        private Ledger truth = Ledger.EMPTY;
        private boolean bookkeepingInFile;

        History(long seed) {
            random = new Random(seed);
            person = new Person(random);
            file = switch (random.nextInt(3)) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(sidecar("foo:other=\"x\""));
                default -> Optional.of(sidecar("digiKam:ColorLabel=\"0\"", tagsList("people/p0"), lr("auto|a0")));
            };
        }

        private void play() {
            for (int step = 0; step < STEPS; step++) {
                int dice = random.nextInt(12);
                if (dice < 6 && file.isPresent()) file = Optional.of(person.edit(file.get(), known(), story));
                else if (dice == 6
                        && bookkeepingInFile
                        && stored.wrote()
                        && stored.prior().isEmpty()) wipe();
                else if (dice == 7) undo(Undo.Reach.ALL_RUNS);
                else if (dice == 8) undo(Undo.Reach.LAST_RUN);
                else write();
            }
            write();
            undo(Undo.Reach.ALL_RUNS);
        }

        /** What we would say is ours in this file: from its own copy or, where that was wiped, from the last write. */
        private SidecarView known() {
            SidecarView view = view(file.orElseThrow());
            if (view.applied().stateVersion() > 0) return view;
            if (!truth.wrote()) return view;
            java.util.Map<Field, List<String>> ours = new java.util.EnumMap<>(Field.class);
            java.util.Set<Field> locked = new java.util.HashSet<>();
            for (Field field : Field.values()) {
                ours.put(field, truth.entry(field).ours());
                if (truth.entry(field).locked()) locked.add(field);
            }
            return new SidecarView(
                    view.rating(),
                    view.pick(),
                    view.label(),
                    view.flag(),
                    view.tags(),
                    view.subjects(),
                    view.facts(),
                    Optional.empty(),
                    new SidecarView.Applied(1, ours, locked, List.of(), false));
        }

        /** Not between a crash and the next merge: what then was ours, no memory can tell; see LedgerTest. */
        private void wipe() {
            List<Edit> edits = new ArrayList<>();
            Person.parse(file.orElseThrow()).properties().keySet().stream()
                    .filter(name -> name.getNamespaceURI().equals(Names.SLUICE))
                    .forEach(name -> edits.add(new Edit.Drop(name)));
            try {
                file = Optional.of(Person.parse(file.orElseThrow()).edited(edits));
            } catch (Unfaithful | Unreadable e) {
                throw new AssertionError(e);
            }
            bookkeepingInFile = false;
            story.add("our bookkeeping wiped");
        }

        private void write() {
            loseLedger();
            List<String> tags = new ArrayList<>();
            for (int n = 0; n < 5; n++) if (random.nextBoolean()) tags.add("auto|a" + n);
            Optional<Integer> rating = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(random.nextInt(4));
            Wanted wanted = inRun("run-" + random.nextInt(3), wanted(rating, tags.toArray(String[]::new)))
                    .with(marks());
            Merged merged = merge(file, wanted, stored);
            story.add("we want " + wanted.rating() + " " + wanted.tags() + " " + wanted.marks() + ": " + merged.code());
            if (!bring(merged)) return;
            assertThat(merge(file, wanted, stored)).isInstanceOf(Merged.Unchanged.class);
        }

        private Marks marks() {
            Colour.Home home = random.nextInt(3) == 0 ? Colour.Home.DARKTABLE : Colour.Home.LABEL;
            return new Marks(one(Colour.GREEN, Colour.BLUE), home, one(Flag.PICKED, Flag.REJECTED));
        }

        private <T> Optional<T> one(T a, T b) {
            int dice = random.nextInt(3);
            return dice == 0 ? Optional.empty() : Optional.of(dice == 1 ? a : b);
        }

        private void undo(Undo.Reach reach) {
            loseLedger();
            Merged merged = Undo.undo(file, stored, Embedded.NOTHING, reach, EXT, NOW);
            story.add("undo " + reach + ": " + merged.code());
            if (merged instanceof Merged.Disputed || !bring(merged)) return;
            assertThat(Undo.undo(file, stored, Embedded.NOTHING, reach, EXT, NOW))
                    .isInstanceOf(Merged.Unchanged.class);
        }

        /** A lost ledger is survivable while the copy in the file is there. */
        private void loseLedger() {
            if (!bookkeepingInFile || random.nextInt(8) != 0) return;
            stored = Ledger.EMPTY;
            story.add("ledger lost");
        }

        /** Whether it was brought to its end, and not cut short by a crash. */
        private boolean bring(Merged merged) {
            if (merged instanceof Merged.Unchanged unchanged) {
                if (random.nextBoolean()) stored = unchanged.ledger();
                file.ifPresentOrElse(person::check, person::checkGone);
                return false;
            }
            if (merged instanceof Merged.Delete) person.checkGone();
            Optional<byte[]> after =
                    merged instanceof Merged.Write write ? Optional.of(write.bytes()) : Optional.empty();
            after.ifPresent(bytes -> {
                SidecarView view = view(bytes);
                story.add("     -> " + view.tags() + " " + view.subjects() + " ours " + view.applied());
                person.check(bytes);
            });
            Ledger intent = merged instanceof Merged.Delete delete
                    ? delete.intent()
                    : Xmp.write(merged).intent();
            stored = intent;
            if (random.nextInt(4) == 0) return story.add("killed before the rename") && false;
            file = after;
            bookkeepingInFile = after.isPresent() && view(after.get()).applied().stateVersion() > 0;
            truth = intent.settled();
            if (random.nextInt(4) == 0) return story.add("killed before the outcome") && false;
            stored = intent.settled();
            return true;
        }
    }
}
