// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.nio.file.Path;
import java.util.Optional;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.Ledger;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.Undo;
import photo.sluice.sidecar.Wanted;
import photo.sluice.sidecar.file.Prepared;
import photo.sluice.sidecar.file.SidecarFile;

/** What is to become of a photo's sidecars. */
sealed interface Order {
    /**
     * Works out what becomes of one of them; nothing is written.
     *
     * @param oneStar whose a single star beside darktable's data is
     */
    Prepared prepare(SidecarFile files, Path photo, SidecarName name, PhotoState state, Ledger known, OneStar oneStar);

    /** What was judged, if anything was. */
    Optional<Verdict> judged();

    /** The verdict is merged into them; {@code run} is named as who wrote it. */
    record Say(Verdict verdict, String run) implements Order {
        @Override
        public Prepared prepare(
                SidecarFile files, Path photo, SidecarName name, PhotoState state, Ledger known, OneStar oneStar) {
            Wanted wanted = Wishes.of(verdict, run, state, oneStar);
            return files.prepare(photo, name, wanted, known, Wishes.embedded(state));
        }

        @Override
        public Optional<Verdict> judged() {
            return Optional.of(verdict);
        }
    }

    /** What we wrote is taken back, as far as nobody has changed it. */
    record TakeBack(Undo.Reach reach) implements Order {
        @Override
        public Prepared prepare(
                SidecarFile files, Path photo, SidecarName name, PhotoState state, Ledger known, OneStar oneStar) {
            return files.prepareUndo(photo, name, reach, known, Wishes.embedded(state));
        }

        @Override
        public Optional<Verdict> judged() {
            return Optional.empty();
        }
    }
}
