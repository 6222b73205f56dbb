// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import java.util.List;
import photo.sluice.codecs.Undecodable.Reason;

/**
 * What a process that died tells of its photo.
 *
 * @param reason {@link Reason#TOO_LARGE} if it wanted more memory than allowed, else {@link Reason#CRASHED}
 */
record Obituary(Reason reason, String message) {
    /** Of glibc, of C++, and of the virtual machine. */
    private static final List<String> NO_MEMORY =
            List.of("bad_alloc", "annot allocate", "insufficient memory", "OutOfMemoryError", "out of memory");

    private static final String FRAME = "# Problematic frame:";
    private static final int MOST = 200;

    /**
     * Reads the signs.
     *
     * @param exit what the process returned; 128 and more: the signal that ended it
     * @param words all that it printed
     */
    static Obituary of(int exit, String words) {
        if (NO_MEMORY.stream().anyMatch(words::contains)) {
            return new Obituary(Reason.TOO_LARGE, "decoding needs more memory than is allowed");
        }
        List<String> lines =
                words.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int frame = lines.indexOf(FRAME) + 1;
        if (frame > 0 && frame < lines.size()) {
            return crashed("crashed", lines.get(frame).substring(1).strip());
        }
        String last = lines.stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("at "))
                .reduce("", (a, b) -> b);
        return crashed(manner(exit), last);
    }

    private static Obituary crashed(String manner, String words) {
        String cause = words.isEmpty() ? "" : ": " + words.substring(0, Math.min(words.length(), MOST));
        return new Obituary(Reason.CRASHED, "the decoder " + manner + cause);
    }

    private static String manner(int exit) {
        return switch (exit) {
            case 0 -> "stopped answering";
            case 128 + 6, 128 + 7, 128 + 8, 128 + 11 -> "crashed";
            case 128 + 9 -> "was killed (is the machine short of memory?)";
            default -> "ended with status " + exit;
        };
    }
}
