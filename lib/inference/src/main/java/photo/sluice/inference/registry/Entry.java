// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A model that is known of.
 *
 * @param name what to call it, and its folder below the models
 * @param about what it is, in one line
 */
public record Entry(String name, Purpose purpose, String about, Licence licence, Way way) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    /** How one comes by it. */
    public sealed interface Way {}

    /** It can be fetched; the graph is the last part, so that it never stands there without its labels. */
    public record Fetched(List<Part> parts) implements Way {
        public Fetched {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) throw new IllegalArgumentException("nothing to fetch");
            if (!graph(parts).file().endsWith(".onnx")) {
                throw new IllegalArgumentException(
                        "the last part must be the .onnx, not " + graph(parts).file());
            }
        }

        /** The .onnx itself. */
        public Part graph() {
            return graph(parts);
        }

        /** Of all parts. */
        public long bytes() {
            return parts.stream().mapToLong(Part::bytes).sum();
        }

        private static Part graph(List<Part> parts) {
            return parts.get(parts.size() - 1);
        }
    }

    /** It exists in another format only; the chapter of {@code docs/models.md} says how to convert it. */
    public record Converted(String chapter) implements Way {}

    public Entry {
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not a model's name: " + name);
    }
}
