// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One section of a policy. Reading a key consumes it; what is left at {@link #done} is an error. */
final class Keys {
    /** Characters of a wrong value that an error repeats. */
    private static final int MOST_ECHOED = 60;

    private final String where;
    private final JsonNode node;
    private final Set<String> known = new TreeSet<>();
    private final List<Keys> sections = new ArrayList<>();

    /** {@code where} is the path of keys to this section, ending in a dot, or empty at the top. */
    Keys(String where, JsonNode node) {
        this.where = where;
        this.node = node;
        if (!node.isObject() && !node.isMissingNode()) {
            String key = where.isEmpty() ? "a policy" : where.substring(0, where.length() - 1);
            throw new PolicyException(key + ": '" + brief(node.asText()) + "' is no list of keys");
        }
    }

    Keys section(String key) {
        Optional<JsonNode> found = find(key);
        Keys section = new Keys(where + key + ".", found.orElse(MissingNode.getInstance()));
        sections.add(section);
        return section;
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    String text(String key, String fallback) {
        Optional<JsonNode> found = find(key);
        if (found.isEmpty()) return fallback;
        if (!found.get().isValueNode()) throw wrong(key, found.get(), "a text");
        String text = found.get().asText().strip();
        if (text.isEmpty()) throw wrong(key, found.get(), "a text");
        return text;
    }

    String required(String key) {
        if (!has(key)) throw new PolicyException(where + key + " is missing");
        return text(key, "");
    }

    double number(String key, double low, double high, double fallback) {
        Optional<JsonNode> found = find(key);
        if (found.isEmpty()) return fallback;
        double number = found.get().isNumber() ? found.get().asDouble() : Double.NaN;
        if (!(number >= low && number <= high)) throw wrong(key, found.get(), range(low, high));
        return number;
    }

    int whole(String key, int low, int high, int fallback) {
        double number = number(key, low, high, fallback);
        if (number != Math.rint(number)) throw wrong(key, find(key).orElseThrow(), "a whole number");
        return (int) number;
    }

    boolean flag(String key, boolean fallback) {
        Optional<JsonNode> found = find(key);
        if (found.isEmpty()) return fallback;
        if (!found.get().isBoolean()) throw wrong(key, found.get(), "true or false");
        return found.get().asBoolean();
    }

    String choice(String key, List<String> allowed, String fallback) {
        Optional<JsonNode> found = find(key);
        if (found.isEmpty()) return fallback;
        String text = found.get().asText();
        if (!found.get().isValueNode() || !allowed.contains(text)) {
            throw wrong(key, found.get(), String.join(", ", allowed));
        }
        return text;
    }

    Set<String> words(String key, Set<String> fallback) {
        Optional<JsonNode> found = find(key);
        if (found.isEmpty()) return fallback;
        if (!found.get().isArray()) throw wrong(key, found.get(), "a list of reason codes such as [motion-blur]");
        Set<String> words = new TreeSet<>();
        for (JsonNode word : found.get()) {
            if (!word.isTextual() || !word.asText().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw wrong(key, word, "a list of reason codes such as [motion-blur]");
            }
            words.add(word.asText());
        }
        return words;
    }

    /** Refuses what nobody asked for, here and in the sections that were read. */
    void done() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new PolicyException(
                        where + brief(name) + ": " + brief(node.get(name).toString()) + " is not known here; allowed: "
                                + String.join(", ", known));
            }
        }
        sections.forEach(Keys::done);
    }

    /** Every key that was asked for, here and in the sections that were read, with its whole path. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        Set<String> parents = new TreeSet<>();
        for (Keys section : sections) {
            names.addAll(section.names());
            parents.add(section.where.substring(0, section.where.length() - 1));
        }
        known.forEach(key -> names.add(where + key));
        names.removeAll(parents);
        return names;
    }

    private Optional<JsonNode> find(String key) {
        known.add(key);
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private PolicyException wrong(String key, JsonNode value, String allowed) {
        return new PolicyException(
                where + key + ": " + brief(value.toString()) + " is not allowed; allowed: " + allowed);
    }

    /** What somebody wrote, as far as it helps to find it again. */
    static String brief(String text) {
        if (text.length() <= MOST_ECHOED) return text;
        int end = Character.isHighSurrogate(text.charAt(MOST_ECHOED - 1)) ? MOST_ECHOED - 1 : MOST_ECHOED;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    private static String range(double low, double high) {
        return plain(low) + " to " + plain(high);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
