// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A shipped list of classes, read: a line is a path, a colon, and classes with commas between, {@code class = word} where
 * the tag reads otherwise. {@code #} begins a remark, an indented line goes on with the one before, and a line that begins
 * with {@code =} gives other names of classes that stand elsewhere in the list.
 */
record Outline(List<Entry> entries) {
    /**
     * One class.
     *
     * @param label as models say it
     * @param path below {@code auto}, with it
     * @param another whether this is another name of a class that stands elsewhere
     */
    record Entry(String label, String path, boolean another) {}

    Outline {
        entries = List.copyOf(entries);
    }

    /** The resource of this name. */
    static Outline shipped(String name) {
        try (InputStream in = Objects.requireNonNull(Outline.class.getResourceAsStream(name), name)) {
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outline of(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String line : whole(text)) {
            boolean another = line.startsWith("=");
            int colon = line.indexOf(':');
            if (colon < 0) throw new IllegalArgumentException("no path in: " + line);
            String parent = "auto|" + line.substring(another ? 1 : 0, colon).strip();
            for (String each : line.substring(colon + 1).split(",")) {
                String[] words = each.split("=", 2);
                String label = words[0].strip();
                entries.add(new Entry(label, parent + "|" + words[words.length - 1].strip(), another));
            }
        }
        return new Outline(entries);
    }

    /** Lines with those that go on with them. */
    private static List<String> whole(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) continue;
            if (line.startsWith(" ")) lines.add(lines.remove(lines.size() - 1) + line);
            else lines.add(line);
        }
        return lines;
    }
}
