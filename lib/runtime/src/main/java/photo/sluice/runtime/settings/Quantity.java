// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with units, as people write them. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");
    private static final Map<String, Double> MILLIS =
            Map.of("ms", 1.0, "s", 1e3, "m", 60e3, "min", 60e3, "h", 3600e3, "d", 86400e3);
    private static final Map<String, Double> BYTES = Map.of(
            "", 1.0, "b", 1.0, "kb", 1e3, "mb", 1e6, "gb", 1e9, "kib", 1024.0, "mib", 1048576.0, "gib", 1073741824.0);
    private static final Map<String, Double> PIXELS = Map.of("", 1.0, "mp", 1e6, "kp", 1e3);

    private Quantity() {}

    /** {@code 500ms}, {@code 2s}, {@code 10m}, {@code 1h}; a bare {@code 0} needs no unit. */
    static Duration duration(String text) {
        if (text.equals("0")) return Duration.ZERO;
        return Duration.ofMillis(Math.round(parse(text, MILLIS)));
    }

    /** {@code 64MiB}, {@code 2GB}, {@code 4096}. */
    static long bytes(String text) {
        return Math.round(parse(text, BYTES));
    }

    /** {@code 250MP}, {@code 1000000}. */
    static long pixels(String text) {
        return Math.round(parse(text, PIXELS));
    }

    private static double parse(String text, Map<String, Double> units) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) throw new IllegalArgumentException("not a number with a unit");
        Double unit = units.get(matcher.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new IllegalArgumentException("unit must be one of "
                    + units.keySet().stream().filter(u -> !u.isEmpty()).sorted().toList());
        }
        return Double.parseDouble(matcher.group(1)) * unit;
    }
}
