// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.nio.file.Path;
import java.util.Optional;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.Undo;
import photo.sluice.sidecar.file.Prepared;
import photo.sluice.sidecar.file.SidecarFile;

/** What is to become of a photo's sidecars. */
sealed interface Order {
    /** Works out what becomes of one of them; nothing is written. */
    Prepared prepare(SidecarFile files, Path photo, SidecarName name, PhotoState state, Ledger known);

    /** What was judged, if anything was. */
    Optional<Verdict> judged();

    /** The verdict is merged into them; {@code run} is named as who wrote it. */
    record Say(Verdict verdict, String run) implements Order {
        @Override
        public Prepared prepare(SidecarFile files, Path photo, SidecarName name, PhotoState state, Ledger known) {
            return files.prepare(photo, name, Wishes.of(verdict, run, state), known, Wishes.embedded(state));
        }

        @Override
        public Optional<Verdict> judged() {
            return Optional.of(verdict);
        }
    }

    /** What we wrote is taken back, as far as nobody has changed it. */
    record TakeBack(Undo.Reach reach) implements Order {
        @Override
        public Prepared prepare(SidecarFile files, Path photo, SidecarName name, PhotoState state, Ledger known) {
            return files.prepareUndo(photo, name, reach, known, Wishes.embedded(state));
        }

        @Override
        public Optional<Verdict> judged() {
            return Optional.empty();
        }
    }
}
