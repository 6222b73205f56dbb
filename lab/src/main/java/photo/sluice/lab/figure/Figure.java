// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.figure;

import java.util.Optional;

/**
 * One measured number.
 *
 * @param what was measured
 * @param unit such as {@code s}, or {@code x} for a ratio
 * @param goal what it must be, where something was promised
 */
public record Figure(String what, double value, String unit, Optional<Goal> goal) {
    /** A figure that only informs. */
    public static Figure of(String what, double value, String unit) {
        return new Figure(what, value, unit, Optional.empty());
    }

    /** A figure with a promise. */
    public static Figure of(String what, double value, String unit, Goal goal) {
        return new Figure(what, value, unit, Optional.of(goal));
    }

    /** Whether the promise is kept; empty where none was made. */
    public Optional<Boolean> held() {
        return goal.map(g -> g.held(value));
    }
}
