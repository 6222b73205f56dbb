// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.quarantine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import photo.sluice.contract.Fault;
import photo.sluice.contract.Subject;
import photo.sluice.runtime.standing.Quarantined;

/**
 * One photo in quarantine, whoever gave it up, with what has become of its file.
 *
 * @param key of its records
 * @param given by stage, the first that gave it up last; never empty
 * @param file where it lies on this machine; empty where its root does not
 */
public record Case(String key, List<Quarantined> given, Optional<Path> file) {
    public Case {
        given = List.copyOf(given);
    }

    /** What has become of the file. */
    enum Present {
        /** The one that was given up. */
        SAME("as it was"),
        /** Another one has its name. */
        CHANGED("has changed since; the new one is taken by itself"),
        /** None has. */
        GONE("is not there any more"),
        /** Its root is not on this machine, or it is no file. */
        UNKNOWN("cannot be seen from here");

        private final String words;

        Present(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The cases, by photo.
     *
     * @param roots root name to folder
     */
    public static List<Case> of(List<Quarantined> all, Map<String, Path> roots) {
        Map<String, List<Quarantined>> byPhoto = new TreeMap<>();
        all.forEach(each ->
                byPhoto.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each));
        List<Case> cases = new ArrayList<>();
        byPhoto.forEach((key, given) -> {
            given.sort(Comparator.comparing(Quarantined::when).reversed().thenComparing(Quarantined::stage));
            cases.add(new Case(key, given, file(given.get(0), roots)));
        });
        return cases;
    }

    private static Optional<Path> file(Quarantined given, Map<String, Path> roots) {
        try {
            return given.subject()
                    .map(Subject::photo)
                    .flatMap(photo ->
                            Optional.ofNullable(roots.get(photo.root())).map(root -> root.resolve(photo.path())));
        } catch (InvalidPathException e) {
            return Optional.empty(); // a name that this locale cannot write
        }
    }

    /** The stage that gave it up last. */
    public Quarantined latest() {
        return given.get(0);
    }

    public Fault fault() {
        return latest().fault();
    }

    /** Where it lies; its key where that is not on this machine. */
    public String name() {
        return file.map(Path::toString).orElse(key);
    }

    Instant when() {
        return latest().when();
    }

    Set<String> stages() {
        Set<String> stages = new TreeSet<>();
        given.forEach(each -> stages.add(each.stage()));
        return stages;
    }

    /** Root of the photo; empty for what is no photo. */
    public Optional<String> root() {
        return latest().subject().map(subject -> subject.photo().root());
    }

    /** What is asked for when it is tried again: the scorer's word counts for both, the tagger's only for itself. */
    public Optional<Set<String>> retried() {
        return stages().equals(Set.of("tagger")) ? Optional.of(Set.of("tagger")) : Optional.empty();
    }

    Present present() {
        Optional<Subject> subject = latest().subject();
        if (file.isEmpty() || subject.isEmpty()) return Present.UNKNOWN;
        try {
            BasicFileAttributes now = Files.readAttributes(file.get(), BasicFileAttributes.class);
            boolean same = subject.get()
                    .version()
                    .sameContent(now.size(), now.lastModifiedTime().toInstant());
            return same ? Present.SAME : Present.CHANGED;
        } catch (IOException e) {
            return Files.exists(file.get().toAbsolutePath().getRoot()) && Files.notExists(file.get())
                    ? Present.GONE
                    : Present.UNKNOWN;
        }
    }

    /** The keys are a contract. */
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", name());
        object.put("key", key);
        object.put("fault", fault().code());
        object.put("stages", stages());
        object.put("message", latest().message());
        object.put("when", when().toString());
        object.put("times", latest().times());
        object.put("now", latest().now().code());
        object.put("file", present().code());
        object.put("advice", Advice.of(fault()));
        return object;
    }
}
