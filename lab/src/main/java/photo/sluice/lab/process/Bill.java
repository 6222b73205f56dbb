// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

/**
 * What a command cost with all its children.
 *
 * @param wall seconds
 * @param user CPU seconds
 * @param system CPU seconds
 * @param status exit status
 */
public record Bill(double wall, double user, double system, int status) {
    /** How bash is told to write a bill. */
    static final String FORMAT = "%3R %3U %3S";

    public double cpu() {
        return user + system;
    }

    /** @param text what bash's {@code time} wrote with {@link #FORMAT} */
    static Bill parse(String text, int status) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != 3) throw new IllegalArgumentException("not a bill: '" + text + "'");
        return new Bill(seconds(parts[0]), seconds(parts[1]), seconds(parts[2]), status);
    }

    /** Some locales write a comma. */
    private static double seconds(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }
}
