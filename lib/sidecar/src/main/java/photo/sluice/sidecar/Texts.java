// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Texts that survive XML, and the one spelling of numbers. */
final class Texts {

    private Texts() {}

    /** Without characters that XML 1.0 cannot carry, line breaks and tabs as spaces, trimmed. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean legal = (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE);
            if (legal || c > 0xFFFF) clean.appendCodePoint(c);
            else clean.append(' ');
        });
        return clean.toString().strip();
    }

    /** As {@link #clean}; refuses a text of which nothing is left. */
    static String required(String text, String what) {
        String clean = clean(text);
        if (clean.isEmpty()) throw new IllegalArgumentException(what + " is blank");
        return clean;
    }

    /** The beginning of a text, never half a character outside the basic plane. */
    static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end).strip();
    }

    /** At most four decimals, no exponent, no trailing zeros: the same number is always the same text. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Whether two scalars say the same: {@code 3} and {@code 3.0} do. */
    static boolean same(String a, String b) {
        if (a.equals(b)) return true;
        try {
            return a.length() < 32
                    && b.length() < 32
                    && new BigDecimal(a.strip()).compareTo(new BigDecimal(b.strip())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
