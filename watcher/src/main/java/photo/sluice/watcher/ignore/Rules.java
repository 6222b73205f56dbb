// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.ignore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of one {@code .sluiceignore}, a subset of gitignore's (git 2.39, gitignore(5)): {@code #} begins a comment,
 * {@code !} takes back what an earlier line left out, a {@code /} at the end means folders only, a {@code /} elsewhere
 * binds the pattern to the folder of the file; without one it counts for any name below. {@code *}, {@code ?},
 * {@code **} and {@code []} as in {@link Glob}. The last line that matches decides. What lies in a folder that is left out
 * cannot be taken back.
 *
 * <p>Bounded, whoever wrote it: a line longer than {@value #LENGTH} characters, one beyond {@value #LINES}, and one that is
 * no pattern are left out and complained of.
 */
final class Rules {
    static final int LINES = 1000;
    static final int LENGTH = 1000;
    static final Rules NONE = new Rules(List.of(), List.of());

    private final List<Rule> rules;
    private final List<String> complaints;

    private record Rule(Glob glob, boolean foldersOnly, boolean takesBack) {}

    private Rules(List<Rule> rules, List<String> complaints) {
        this.rules = List.copyOf(rules);
        this.complaints = List.copyOf(complaints);
    }

    /** Reads the text of a file. */
    static Rules of(String text) {
        List<Rule> rules = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", LINES + 2)) {
            if (++number > LINES) {
                complaints.add("only the first " + LINES + " lines count");
                break;
            }
            try {
                rule(trimmed(line)).ifPresent(rules::add);
            } catch (IllegalArgumentException e) {
                complaints.add("line " + number + " is left out: " + e.getMessage());
            }
        }
        return new Rules(rules, complaints);
    }

    /** Without the line's end, blanks at its end (unless after a backslash), and a byte order mark. */
    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') end--;
        while (end > 0 && line.charAt(end - 1) == ' ' && (end < 2 || line.charAt(end - 2) != '\\')) end--;
        return line.substring(line.startsWith("\ufeff") ? 1 : 0, Math.max(end, line.startsWith("\ufeff") ? 1 : 0));
    }

    private static Optional<Rule> rule(String line) {
        if (line.isEmpty() || line.startsWith("#")) return Optional.empty();
        if (line.length() > LENGTH) throw new IllegalArgumentException("longer than " + LENGTH + " characters");
        boolean takesBack = line.startsWith("!");
        String pattern = takesBack ? line.substring(1) : line;
        boolean foldersOnly = pattern.endsWith("/");
        if (foldersOnly) pattern = pattern.substring(0, pattern.length() - 1);
        boolean bound = pattern.indexOf('/') >= 0;
        if (pattern.startsWith("/")) pattern = pattern.substring(1);
        if (pattern.isEmpty()) throw new IllegalArgumentException("no pattern");
        return Optional.of(new Rule(new Glob(bound ? pattern : "**/" + pattern), foldersOnly, takesBack));
    }

    /** Whether this path, below the folder of the file, is left out; empty if no line speaks of it. */
    Optional<Boolean> leavesOut(String path, boolean folder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if ((folder || !rule.foldersOnly) && rule.glob.matches(path)) return Optional.of(!rule.takesBack);
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** What was not understood, for people. */
    List<String> complaints() {
        return complaints;
    }
}
