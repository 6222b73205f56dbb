// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Keys of one block of a card: reading consumes them, what is left over is an error. */
final class Keys {
    private final String file;
    private final String prefix;
    private final JsonNode block;
    private final Set<String> left = new LinkedHashSet<>();

    Keys(String file, String prefix, JsonNode block) throws UnfitModelException {
        this.file = file;
        this.prefix = prefix;
        this.block = block;
        if (!block.isObject()) {
            throw new UnfitModelException(file, prefix.isEmpty() ? "file" : prefix, "must hold keys and values");
        }
        block.fieldNames().forEachRemaining(left::add);
    }

    String text(String key) throws UnfitModelException {
        JsonNode value = required(key);
        // An unquoted 1.0 or 2024 is a number to YAML, a version or a name to whoever wrote it.
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) throw fault(key, "must be a text");
        return value.asText();
    }

    Optional<String> optionalText(String key) throws UnfitModelException {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    double number(String key) throws UnfitModelException {
        JsonNode value = required(key);
        if (!value.isNumber() || !Double.isFinite(value.asDouble())) throw fault(key, "must be a number, not " + value);
        return value.asDouble();
    }

    int whole(String key, int least, int most) throws UnfitModelException {
        JsonNode value = required(key);
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw fault(key, "must be a whole number from " + least + " to " + most + ", not " + value);
        }
        return value.asInt();
    }

    boolean flag(String key, boolean otherwise) throws UnfitModelException {
        if (!has(key)) return otherwise;
        JsonNode value = required(key);
        if (!value.isBoolean()) throw fault(key, "must be true or false, not " + value);
        return value.asBoolean();
    }

    List<Double> numbers(String key, int count) throws UnfitModelException {
        List<Double> numbers = new ArrayList<>();
        JsonNode value = required(key);
        for (JsonNode each : value) {
            if (each.isNumber() && Double.isFinite(each.asDouble())) numbers.add(each.asDouble());
        }
        if (!value.isArray() || numbers.size() != count || value.size() != count) {
            throw fault(key, "must be a list of " + count + " numbers, not " + value);
        }
        return numbers;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) throws UnfitModelException {
        String text = text(key);
        for (E each : type.getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text)) return each;
        }
        throw fault(key, "must be one of " + names(type) + ", not " + text);
    }

    Keys block(String key) throws UnfitModelException {
        return new Keys(file, path(key), required(key));
    }

    boolean has(String key) {
        return block.has(key);
    }

    void nothingLeft() throws UnfitModelException {
        for (String key : left) throw fault(key, "is not a key of a model card here");
    }

    UnfitModelException fault(String key, String reason) {
        return new UnfitModelException(file, path(key), reason);
    }

    private JsonNode required(String key) throws UnfitModelException {
        left.remove(key);
        JsonNode value = block.get(key);
        if (value == null) throw fault(key, "is missing");
        return value;
    }

    private String path(String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) names.add(each.name().toLowerCase(Locale.ROOT));
        return String.join(", ", names);
    }
}
