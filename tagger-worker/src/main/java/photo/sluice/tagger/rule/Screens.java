// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sizes of screens, either way up, in pixels: monitors by VESA's names (VGA to 8K), phones and tablets as their makers list
 * them. It need not be complete: a size that is missing costs a tag.
 */
final class Screens {
    private static final String MONITORS = """
            1024x600 1024x768 1152x864 1280x720 1280x768 1280x800 1280x960 1280x1024 1360x768 1366x768 1400x1050 1440x900 1536x864
            1600x900 1600x1200 1680x1050 1920x1080 1920x1200 2048x1152 2048x1536 2160x1440 2256x1504 2304x1440 2496x1664 2560x1080
            2560x1440 2560x1600 2560x1664 2736x1824 2880x1620 2880x1800 2880x1864 2880x1920 3000x2000 3024x1964 3072x1920 3200x1800
            3200x2000 3240x2160 3440x1440 3456x2234 3840x1080 3840x1600 3840x2160 3840x2400 4096x2160 4096x2304 4480x2520 4500x3000
            5120x1440 5120x2160 5120x2880 6016x3384 7680x4320
            """;

    private static final String PHONES = """
            480x800 480x854 540x960 640x960 640x1136 720x1280 720x1440 720x1480 720x1520 720x1560 720x1600 720x1612 720x1650
            750x1334 828x1792 1080x1920 1080x2040 1080x2160 1080x2220 1080x2246 1080x2248 1080x2280 1080x2310 1080x2316 1080x2340
            1080x2376 1080x2388 1080x2400 1080x2408 1080x2412 1080x2460 1080x2520 1125x2436 1170x2532 1176x2400 1179x2556 1206x2622
            1220x2712 1242x2208 1242x2688 1260x2800 1264x2780 1280x2856 1284x2778 1290x2796 1320x2868 1344x2992 1440x2560 1440x2880
            1440x2960 1440x3040 1440x3088 1440x3120 1440x3168 1440x3200 1440x3216 1644x3840
            """;

    private static final String TABLETS = """
            600x1024 800x1280 1200x1920 1200x2000 1488x2266 1536x2048 1600x2560 1620x2160 1640x2360 1668x2224 1668x2388 1668x2420
            1752x2800 1848x2960 2048x2732 2064x2752
            """;

    /** Short side first. */
    private static final Set<String> ALL = Arrays.stream(
                    (MONITORS + PHONES + TABLETS).strip().split("\\s+"))
            .map(size -> size.split("x"))
            .map(sides -> key(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])))
            .collect(Collectors.toUnmodifiableSet());

    private Screens() {}

    /** Whether some screen is exactly this large. */
    static boolean areOf(int width, int height) {
        return ALL.contains(key(width, height));
    }

    private static String key(int one, int other) {
        return Math.min(one, other) + "x" + Math.max(one, other);
    }
}
