// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer.neural;

/** IEEE 754 half precision, which {@code Float} learns in Java 20 only. */
final class Half {
    /** A float's value without its sign. */
    private static final int VALUE = 0x7fffffff;

    /** Rounds to infinity: 65520, half a step above the largest half. */
    private static final int TOO_LARGE = 0x477ff000;

    /** 2^-14, the smallest half with all its digits. */
    private static final int NORMAL = 0x38800000;

    private Half() {}

    /** The nearest half, ties to even, as its sixteen bits. */
    static short bits(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int size = bits & VALUE;
        if (size > 0x7f800000) return (short) (sign | 0x7e00);
        if (size >= TOO_LARGE) return (short) (sign | 0x7c00);
        if (size < NORMAL) return (short) (sign | (int) Math.rint(Math.abs(value) * 0x1p24));
        int rounded = size + 0xfff + (size >>> 13 & 1); // thirteen digits go; a tie goes to the even neighbour
        return (short) (sign | (rounded - (112 << 23)) >>> 13); // exponents count from -127 there, from -15 here
    }
}
