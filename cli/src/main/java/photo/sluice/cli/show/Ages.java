// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.time.Duration;

/** How long ago, for people. */
public final class Ages {
    private Ages() {}

    /** Two units at most: {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String words(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) return seconds + " s";
        if (seconds < 3600) return two(seconds / 60, "min", seconds % 60, "s");
        if (seconds < 86_400) return two(seconds / 3600, "h", seconds % 3600 / 60, "min");
        return two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }

    private static String two(long large, String unit, long small, String part) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + part);
    }
}
