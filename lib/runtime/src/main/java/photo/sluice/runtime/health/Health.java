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
    private final Map<String, Supplier<Optional<String>>> vital = new ConcurrentHashMap<>();

    /** Adds a part; its supplier answers at once, with the reason when it is not ready. */
    public void part(String name, Supplier<Optional<String>> lacks) {
        parts.put(name, lacks);
    }

    /** Adds a part without which the process is of no use any more; its supplier says so once it has ended for good. */
    public void vital(String name, Supplier<Optional<String>> ended) {
        vital.put(name, ended);
    }

    /** Why the process should be started again, by part; empty while it lives. */
    Map<String, String> dead() {
        return answers(vital);
    }

    /** What is lacking now, by part; empty means ready. */
    public Map<String, String> lacks() {
        return answers(parts);
    }

    private static Map<String, String> answers(Map<String, Supplier<Optional<String>>> asked) {
        Map<String, String> answers = new TreeMap<>();
        asked.forEach((name, part) -> answer(part).ifPresent(reason -> answers.put(name, reason)));
        return answers;
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
