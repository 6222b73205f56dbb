// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Edit;
import photo.sluice.sidecar.packet.Names;

/**
 * Thousands of random histories of our writes, a person's edits, crashes at every step, lost ledgers and wiped
 * bookkeeping: no wish of the person is ever lost. {@code -Dtest.jvm="-Dseed=… -Dhistories=…"}
 * replays, or plays more.
 */
final class InterleavingTest {

    private static final int HISTORIES = Integer.getInteger("histories", 500);
    private static final int STEPS = 9;

    @Test
    void noEditIsEverLost() throws Exception {
        long first = Long.getLong("seed", new Random().nextLong());
        System.out.println("InterleavingTest seed " + first);
        for (int history = 0; history < HISTORIES; history++) {
            long seed = first + history;
            History story = new History(seed);
            try {
                story.play();
            } catch (AssertionError e) {
                String told = String.join("\n", story.story);
                throw new AssertionError("history with seed " + seed + ":\n" + told + "\n" + e.getMessage(), e);
            }
        }
    }

    private static final class History {
        private final Random random;
        private final Person person;
        private final List<String> story = new ArrayList<>();
        private byte[] file;
        private Ledger stored = Ledger.EMPTY;
        private Ledger truth = Ledger.EMPTY;
        private boolean bookkeepingInFile;

        History(long seed) {
            random = new Random(seed);
            person = new Person(random);
            file = random.nextBoolean() ? sidecar("foo:other=\"x\"") : sidecar(tagsList("people/p0"), lr("auto|a0"));
        }

        private void play() throws Exception {
            for (int step = 0; step < STEPS; step++) {
                int dice = random.nextInt(10);
                if (dice < 5) file = person.edit(file, known(), story);
                else if (dice == 5
                        && bookkeepingInFile
                        && stored.wrote()
                        && stored.prior().isEmpty()) wipe();
                else write();
            }
            write();
        }

        /** What we would say is ours in this file: from its own copy or, where that was wiped, from the last write. */
        private SidecarView known() {
            SidecarView view = view(file);
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
        private void wipe() throws Exception {
            List<Edit> edits = new ArrayList<>();
            Person.parse(file).properties().keySet().stream()
                    .filter(name -> name.getNamespaceURI().equals(Names.SLUICE))
                    .forEach(name -> edits.add(new Edit.Drop(name)));
            file = Person.parse(file).edited(edits);
            bookkeepingInFile = false;
            story.add("our bookkeeping wiped");
        }

        private void write() {
            // A lost ledger is survivable while the copy in the file is there.
            if (bookkeepingInFile && random.nextInt(8) == 0) {
                stored = Ledger.EMPTY;
                story.add("ledger lost");
            }
            List<String> tags = new ArrayList<>();
            for (int n = 0; n < 5; n++) if (random.nextBoolean()) tags.add("auto|a" + n);
            Optional<Integer> rating = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(random.nextInt(4));
            Wanted wanted = inRun("run-" + random.nextInt(3), wanted(rating, tags.toArray(String[]::new)));
            Merged merged = merge(Optional.of(file), wanted, stored);
            story.add("we want " + wanted.rating() + " " + wanted.tags() + ": " + merged.code());
            if (merged instanceof Merged.Unchanged unchanged) {
                if (random.nextBoolean()) stored = unchanged.ledger();
                person.check(file);
                return;
            }
            Merged.Write write = Xmp.write(merged);
            SidecarView view = view(write.bytes());
            story.add("     -> " + view.tags() + " " + view.subjects() + " ours " + view.applied());
            person.check(write.bytes());
            stored = write.intent();
            if (random.nextInt(4) == 0) return; // killed before the rename
            file = write.bytes();
            bookkeepingInFile = true;
            truth = write.intent().settled();
            if (random.nextInt(4) == 0) return; // killed before the outcome
            stored = write.intent().settled();
            assertThat(merge(Optional.of(file), wanted, stored)).isInstanceOf(Merged.Unchanged.class);
        }
    }
}
