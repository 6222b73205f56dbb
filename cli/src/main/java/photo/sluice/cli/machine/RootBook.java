// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.machine;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import photo.sluice.cli.Failure;
import photo.sluice.contract.EventCodec;
import photo.sluice.contract.PhotoId;

/**
 * The roots that this machine knows: a name, bound once to a real folder. What is bound anew is known only once it was
 * {@linkplain #keep() kept}: a folder that was refused, or whose owner said no, is asked about again.
 */
public final class RootBook {
    private final StateFolder state;
    private final Map<String, Path> roots = new TreeMap<>();
    private final Map<String, Instant> left = new TreeMap<>();
    private Map<String, Path> kept = Map.of();

    private RootBook(StateFolder state) {
        this.state = state;
    }

    /**
     * The book of a state folder, with the roots of the settings on top.
     *
     * @param configured root name to folder, from {@code sluice.yaml}
     */
    public static RootBook open(StateFolder state, Map<String, String> configured) {
        RootBook book = new RootBook(state);
        try {
            if (Files.exists(state.roots())) {
                Map<String, String> texts =
                        EventCodec.json().readValue(state.roots().toFile(), new TypeReference<>() {});
                texts.forEach((name, path) -> book.roots.put(name, Path.of(path)));
                book.kept = book.all();
            }
            if (Files.exists(state.left())) {
                Map<String, String> texts =
                        EventCodec.json().readValue(state.left().toFile(), new TypeReference<>() {});
                texts.forEach((name, moment) -> book.left.put(name, Instant.parse(moment)));
            }
        } catch (IOException e) {
            throw Failure.environment("the list of roots " + state.roots() + " cannot be read: " + e.getMessage());
        }
        configured.forEach((name, path) -> book.bind(name, Path.of(path)));
        return book;
    }

    /** Name to folder, by name. */
    public Map<String, Path> all() {
        return Map.copyOf(roots);
    }

    /** Of these, the ones that were kept before. */
    public Map<String, Path> kept() {
        return kept;
    }

    /** The name of this folder's root; a new one is bound, and made of the folder's own name. */
    public String bind(Path folder) {
        Path real = real(folder);
        for (Map.Entry<String, Path> known : roots.entrySet()) {
            if (known.getValue().equals(real)) return known.getKey();
        }
        String stem = stem(real);
        String name = stem;
        for (int i = 2; roots.containsKey(name); i++) name = stem + "-" + i;
        return bind(name, real);
    }

    private String bind(String name, Path folder) {
        if (!PhotoId.isRootName(name)) {
            throw Failure.wrongUse("'" + name + "' is no name for a root: lower case letters, digits, dot, dash, "
                    + "underscore, at most 64 characters");
        }
        Path real = real(folder);
        Path bound = roots.get(name);
        if (bound != null && !bound.equals(real)) {
            throw Failure.wrongUse("root " + name + " is bound to " + bound + " and cannot be bound to " + real
                    + " as well; its photos are known by that name");
        }
        roots.forEach((other, path) -> {
            if (!other.equals(name) && (path.startsWith(real) || real.startsWith(path))) {
                throw Failure.wrongUse(real + " overlaps root " + other + " (" + path
                        + "): a photo would have two names. Use the one or the other.");
            }
        });
        roots.put(name, real);
        return name;
    }

    private static void write(Path file, Map<String, ?> values) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        StateFolder.write(
                file, EventCodec.json().writerWithDefaultPrettyPrinter().writeValueAsString(texts));
    }

    private static String stem(Path real) {
        Path last = real.getFileName();
        String plain = last == null ? "root" : last.toString().toLowerCase(Locale.ROOT);
        String clean = plain.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+", "");
        String cut = clean.substring(0, Math.min(clean.length(), 56));
        return cut.isEmpty() ? "root" : cut;
    }

    private static Path real(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) throw Failure.wrongUse(folder + " is not a folder");
            return real;
        } catch (IOException e) {
            throw Failure.wrongUse("there is no folder " + folder);
        }
    }

    /** By root: photos that lay there before this moment are left alone, for their owner said so. */
    public Map<String, Instant> left() {
        return Map.copyOf(left);
    }

    /** What lies in these roots by now is left alone, at later starts too. */
    public void leave(Set<String> names, Instant now) {
        names.forEach(name -> left.put(name, now));
    }

    /** Takes it back. */
    public void include(Set<String> names) {
        left.keySet().removeAll(names);
    }

    /** Remembers all of this for good. */
    public void keep() {
        try {
            write(state.left(), left); // first: a root that is known without it would be taken whole
            write(state.roots(), roots);
        } catch (IOException e) {
            throw Failure.environment("the list of roots cannot be kept: " + e);
        }
        kept = all();
    }
}
