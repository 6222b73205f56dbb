// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Objects;
import java.util.Optional;

/**
 * What only those who ask for it get: colour labels and flags, which other programs act upon.
 *
 * @param colour empty: we have no opinion, and take back what was ours
 * @param home where a colour is written
 * @param flag empty: the same
 */
public record Marks(Optional<Colour> colour, Colour.Home home, Optional<Flag> flag) {

    public static final Marks NONE = new Marks(Optional.empty(), Colour.Home.LABEL, Optional.empty());

    public Marks {
        Objects.requireNonNull(colour);
        Objects.requireNonNull(home);
        Objects.requireNonNull(flag);
    }
}
