// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.util.Locale;

/**
 * Text from outside as one line that no terminal obeys: file names, reasons and titles may hold escape sequences, line
 * breaks, or marks that turn the reading direction.
 */
public final class Printable {
    private Printable() {}

    /** The text with control, format and line-separating characters written as {@code \n}, {@code \x1b}, <code>&#92;u202e</code>. */
    public static String line(String text) {
        if (text.codePoints().allMatch(Printable::isHarmless)) return text;
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isHarmless(c)) line.appendCodePoint(c);
            else if (c == '\n') line.append("\\n");
            else if (c == '\r') line.append("\\r");
            else if (c == '\t') line.append("\\t");
            else if (c < 0x100) line.append(String.format(Locale.ROOT, "\\x%02x", c));
            else line.append(String.format(Locale.ROOT, "\\u%04x", c));
        });
        return line.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            // Joins letters and emoji; the others of its kind are invisible or turn the reading direction.
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            default -> true;
        };
    }
}
