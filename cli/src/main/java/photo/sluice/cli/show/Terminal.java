// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

/** What stands at the other end of our output; the launcher script looks, as Java cannot. */
public final class Terminal {
    private Terminal() {}

    /** Whether a person sees standard output as it comes. */
    public static boolean isWatched() {
        return Boolean.getBoolean("sluice.stdout.tty") && !"dumb".equals(System.getenv("TERM"));
    }

    /** Whether a person can answer. */
    public static boolean canAnswer() {
        return Boolean.getBoolean("sluice.stdin.tty") && Boolean.getBoolean("sluice.stdout.tty");
    }

    /** Whether to colour: only for a person, and not if they said no (no-color.org). */
    public static boolean isColoured() {
        String no = System.getenv("NO_COLOR");
        return isWatched() && (no == null || no.isEmpty());
    }

    /** Columns of the window, 80 where nobody says. */
    public static int columns() {
        return Math.max(40, Integer.getInteger("sluice.columns", 80));
    }
}
