// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.health;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What must hold for a process to be of use: named parts, each of which says what it lacks. Thread-safe. */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> parts = new ConcurrentHashMap<>();

    /** Adds a part; its supplier answers at once, with the reason when it is not ready. */
    public void part(String name, Supplier<Optional<String>> lacks) {
        parts.put(name, lacks);
    }

    /** What is lacking now, by part; empty means ready. */
    public Map<String, String> lacks() {
        Map<String, String> lacks = new TreeMap<>();
        parts.forEach((name, part) -> answer(part).ifPresent(reason -> lacks.put(name, reason)));
        return lacks;
    }

    /** Every part by its name, with what it lacks now, if anything. */
    Map<String, Optional<String>> all() {
        Map<String, Optional<String>> all = new TreeMap<>();
        parts.forEach((name, part) -> all.put(name, answer(part)));
        return all;
    }

    /** A part that fails to answer is not ready either. */
    private static Optional<String> answer(Supplier<Optional<String>> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }
}
