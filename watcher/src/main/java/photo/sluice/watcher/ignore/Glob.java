// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.ignore;

/**
 * A pattern for a whole path: {@code *} and {@code ?} within a name, {@code **} across folders, {@code [a-z]} and
 * {@code [!a-z]}, {@code \} before a character that stands for itself. Case matters. No input takes longer than pattern
 * times path: of all stars only the last one of each kind is ever gone back to.
 */
final class Glob {
    private final String pattern;

    /** @throws IllegalArgumentException if a bracket is not closed, or the pattern ends in a backslash */
    Glob(String pattern) {
        this.pattern = pattern;
        for (int i = 0; i < pattern.length(); i = next(i)) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 == pattern.length()) throw new IllegalArgumentException("ends in a backslash");
            if (c == '[' && close(i) < 0) throw new IllegalArgumentException("a [ without its ]");
        }
    }

    boolean matches(String path) {
        int p = 0;
        int t = 0;
        int starPattern = -1;
        int starText = -1;
        int treePattern = -1;
        int treeText = -1;
        while (true) {
            if (p == pattern.length() && t == path.length()) return true;
            if (isTree(p)) {
                boolean folders = p + 2 < pattern.length() && pattern.charAt(p + 2) == '/';
                p += folders ? 3 : 2;
                treePattern = p;
                treeText = folders ? afterSlash(path, t) : t + 1;
                starPattern = -1;
                continue;
            }
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                p++;
                starPattern = p;
                starText = t;
                continue;
            }
            if (p < pattern.length() && t < path.length() && one(p, path.charAt(t))) {
                p = next(p);
                t++;
                continue;
            }
            if (starPattern >= 0 && starText < path.length() && path.charAt(starText) != '/') {
                p = starPattern;
                t = ++starText;
            } else if (treePattern >= 0 && treeText >= 0 && treeText <= path.length()) {
                p = treePattern;
                t = treeText;
                boolean folders = pattern.charAt(treePattern - 1) == '/';
                treeText = folders ? afterSlash(path, t) : t + 1;
                starPattern = -1;
            } else {
                return false;
            }
        }
    }

    /** Two stars that stand for folders: alone between slashes or ends; elsewhere they are two plain ones. */
    private boolean isTree(int at) {
        if (!pattern.startsWith("**", at) || at > 0 && pattern.charAt(at - 1) != '/') return false;
        return at + 2 == pattern.length() || pattern.charAt(at + 2) == '/';
    }

    private static int afterSlash(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? -1 : slash + 1;
    }

    private boolean one(int at, char c) {
        return switch (pattern.charAt(at)) {
            case '?' -> c != '/';
            case '[' -> c != '/' && bracket(at, c);
            case '\\' -> pattern.charAt(at + 1) == c;
            default -> pattern.charAt(at) == c;
        };
    }

    private int next(int at) {
        return switch (pattern.charAt(at)) {
            case '[' -> close(at) + 1;
            case '\\' -> at + 2;
            default -> at + 1;
        };
    }

    private boolean negated(int at) {
        return at + 1 < pattern.length() && (pattern.charAt(at + 1) == '!' || pattern.charAt(at + 1) == '^');
    }

    /** A {@code ]} right at the start stands for itself. */
    private int close(int at) {
        return pattern.indexOf(']', at + (negated(at) ? 3 : 2));
    }

    private boolean bracket(int at, char c) {
        int end = close(at);
        boolean in = false;
        for (int i = at + (negated(at) ? 2 : 1); i < end; i++) {
            char low = pattern.charAt(i);
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            char high = range ? pattern.charAt(i + 2) : low;
            in |= low <= c && c <= high;
            if (range) i += 2;
        }
        return in != negated(at);
    }
}
