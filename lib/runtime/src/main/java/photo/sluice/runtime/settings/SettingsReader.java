// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads typed values out of sources, the first of which wins. Reading consumes: what is left over in {@link #finish} is
 * an error, so a misspelt key never passes for a default.
 */
final class SettingsReader {
    /**
     * A key that was read, for the documentation.
     *
     * @param range what is allowed, in words
     */
    record Key(String name, String fallback, String range, String meaning) {}

    private final List<Source> sources;
    private final Map<Source, Set<String>> used = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();

    SettingsReader(List<Source> sources) {
        this.sources = sources;
    }

    List<Key> keys() {
        return List.copyOf(keys);
    }

    String text(String key, String fallback, String meaning) throws SettingsException {
        return read(key, fallback, "text", meaning, Function.identity(), value -> true);
    }

    String oneOf(String key, String fallback, List<String> allowed, String meaning) throws SettingsException {
        return read(
                key, fallback, String.join(", ", allowed), meaning, v -> v.toLowerCase(Locale.ROOT), allowed::contains);
    }

    /** Lower-cased text that a pattern describes. */
    String like(String key, String fallback, String range, Pattern allowed, String meaning) throws SettingsException {
        return read(
                key,
                fallback,
                range,
                meaning,
                value -> value.toLowerCase(Locale.ROOT),
                value -> allowed.matcher(value).matches());
    }

    /** Names with commas between; {@code all}: none, which excludes nothing. */
    List<String> names(String key, String meaning) throws SettingsException {
        return read(
                key,
                "all",
                "all, or names with commas between",
                meaning,
                value -> value.equalsIgnoreCase("all") ? List.of() : List.of(value.split("\\s*,\\s*")),
                names -> names.stream().noneMatch(String::isBlank));
    }

    boolean flag(String key, boolean fallback, String meaning) throws SettingsException {
        return Boolean.parseBoolean(oneOf(key, String.valueOf(fallback), List.of("true", "false"), meaning));
    }

    int number(String key, int fallback, int min, int max, String meaning) throws SettingsException {
        return read(
                key,
                String.valueOf(fallback),
                min + " to " + max,
                meaning,
                Integer::parseInt,
                v -> v >= min && v <= max);
    }

    /** A number, or {@code auto}: empty. */
    OptionalInt numberOrAuto(String key, int min, int max, String meaning) throws SettingsException {
        return read(
                key,
                "auto",
                "auto, " + min + " to " + max,
                meaning,
                value -> value.equalsIgnoreCase("auto") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value)),
                value -> value.isEmpty() || value.getAsInt() >= min && value.getAsInt() <= max);
    }

    Duration duration(String key, String fallback, String min, String max, String meaning) throws SettingsException {
        Duration low = Quantity.duration(min);
        Duration high = Quantity.duration(max);
        return read(
                key,
                fallback,
                min + " to " + max,
                meaning,
                Quantity::duration,
                v -> v.compareTo(low) >= 0 && v.compareTo(high) <= 0);
    }

    long bytes(String key, String fallback, String min, String max, String meaning) throws SettingsException {
        return amount(key, fallback, min, max, meaning, Quantity::bytes);
    }

    long pixels(String key, String fallback, String min, String max, String meaning) throws SettingsException {
        return amount(key, fallback, min, max, meaning, Quantity::pixels);
    }

    private long amount(
            String key, String fallback, String min, String max, String meaning, Function<String, Long> parser)
            throws SettingsException {
        long low = parser.apply(min);
        long high = parser.apply(max);
        return read(key, fallback, min + " to " + max, meaning, parser, v -> v >= low && v <= high);
    }

    /** All values below a prefix, by the rest of their key; later sources do not hide earlier ones. */
    Map<String, String> below(String prefix, String meaning) {
        keys.add(new Key(prefix + ".*", "", "", meaning));
        Map<String, String> found = new TreeMap<>();
        String variablePrefix = Source.variable(prefix) + "_";
        for (Source source : sources) {
            source.values().forEach((key, value) -> {
                if (key.startsWith(prefix + ".")) {
                    found.putIfAbsent(key.substring(prefix.length() + 1), value);
                    use(source, key);
                } else if (key.startsWith(variablePrefix)) {
                    String rest = key.substring(variablePrefix.length())
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.');
                    found.putIfAbsent(rest, value);
                    use(source, key);
                }
            });
        }
        return found;
    }

    private <T> T read(
            String key,
            String fallback,
            String range,
            String meaning,
            Function<String, T> parser,
            java.util.function.Predicate<T> allowed)
            throws SettingsException {
        keys.add(new Key(key, fallback, range, meaning));
        String value = fallback;
        String from = "default";
        boolean found = false;
        for (Source source : sources) {
            for (String name : List.of(key, Source.variable(key))) {
                String text = source.values().get(name);
                if (text == null) continue;
                use(source, name);
                if (found) continue;
                value = text.trim();
                from = source.name();
                found = true;
            }
        }
        try {
            T parsed = parser.apply(value);
            if (allowed.test(parsed)) return parsed;
            throw new SettingsException(complaint(key, value, from, range, ""));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(complaint(key, value, from, range, ": " + e.getMessage()));
        }
    }

    private static String complaint(String key, String value, String from, String range, String why) {
        return key + " = '" + value + "' (" + from + ") is not allowed" + why + "; allowed: " + range;
    }

    private void use(Source source, String key) {
        used.computeIfAbsent(source, s -> new LinkedHashSet<>()).add(key);
    }

    /** @throws SettingsException naming every key that nobody has read */
    void finish() throws SettingsException {
        Map<String, String> unknown = new LinkedHashMap<>();
        for (Source source : sources) {
            for (String key : new java.util.TreeSet<>(source.values().keySet())) {
                if (!used.getOrDefault(source, Set.of()).contains(key)) unknown.put(key, source.name());
            }
        }
        if (unknown.isEmpty()) return;
        List<String> words = new ArrayList<>();
        unknown.forEach((key, from) -> words.add("unknown setting '" + key + "' (" + from + ")" + nearest(key)));
        throw new SettingsException(String.join("; ", words));
    }

    private String nearest(String key) {
        String wanted = Source.variable(key.startsWith("SLUICE_") ? key.substring(7) : key);
        return keys.stream()
                .map(Key::name)
                .filter(name -> distance(Source.variable(name), wanted) <= 3)
                .min(Comparator.comparingInt(name -> distance(Source.variable(name), wanted)))
                .map(name -> ", did you mean '" + name + "'?")
                .orElse("");
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
