// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command that has ended: its exit status and all that it printed. */
record Ended(int status, List<String> out, String err) {
    private static final JsonMapper JSON = new JsonMapper();

    Ended {
        out = List.copyOf(out);
    }

    /** Its lines on standard output; one that is no JSON object fails the test. */
    List<JsonNode> objects() {
        return objects(out);
    }

    /** The object of each photo, by file name; a photo told twice fails the test. */
    Map<String, JsonNode> byName() {
        Map<String, JsonNode> photos = new LinkedHashMap<>();
        for (JsonNode object : objects()) {
            String name = name(object);
            if (photos.put(name, object) != null) throw new AssertionError(name + " was told twice: " + out);
        }
        return photos;
    }

    static String name(JsonNode object) {
        return String.valueOf(Path.of(object.path("photo").asText()).getFileName());
    }

    static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    static List<JsonNode> objects(List<String> lines) {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines) {
            try {
                JsonNode node = JSON.readTree(line);
                if (!node.isObject()) throw new AssertionError("no JSON object on standard output: " + line);
                objects.add(node);
            } catch (JacksonException e) {
                throw new AssertionError("no JSON on standard output: " + line, e);
            }
        }
        return objects;
    }
}
