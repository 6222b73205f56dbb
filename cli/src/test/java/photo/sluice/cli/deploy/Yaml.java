// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A place in a YAML document; anchors and merges are resolved, and a key that stands twice is an error. */
record Yaml(Object value) {
    static List<Yaml> all(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Yaml> documents = new ArrayList<>();
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(options))
                .loadAll(text)
                .forEach(each -> documents.add(new Yaml(each)));
        return documents;
    }

    static Yaml one(String text) {
        return all(text).get(0);
    }

    /** What lies below these keys, if all of them are there; a whole number is a place in a list. */
    Optional<Yaml> find(Object... path) {
        Object here = value;
        for (Object key : path) {
            Object next = null;
            if (here instanceof Map<?, ?> map) next = map.get(key);
            else if (here instanceof List<?> list && key instanceof Integer at && at < list.size()) next = list.get(at);
            if (next == null) return Optional.empty();
            here = next;
        }
        return Optional.of(new Yaml(here));
    }

    Yaml at(Object... path) {
        return find(path).orElseThrow(() -> new AssertionError("nothing at " + List.of(path) + " of " + value));
    }

    /** The text at a path; empty where there is none. */
    String text(Object... path) {
        return find(path).map(found -> String.valueOf(found.value())).orElse("");
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map() {
        return (Map<String, Object>) value;
    }

    List<Yaml> items() {
        return ((List<?>) value).stream().map(each -> new Yaml(each)).toList();
    }

    /** The items as text, one a line. */
    List<String> lines() {
        return ((List<?>) value).stream().map(String::valueOf).toList();
    }
}
