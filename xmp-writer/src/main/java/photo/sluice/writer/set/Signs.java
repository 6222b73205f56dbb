// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * An embedding in 256 bits: on which side of 256 random planes it lies. Two that differ in n bits enclose an angle of
 * about n / 256 * 180 degrees (Charikar 2002, "Similarity estimation techniques from rounding algorithms").
 *
 * @param length of the embedding; those of different length come from different models and compare as unlike
 */
record Signs(int length, long a, long b, long c, long d) {
    private static final int BITS = 256;
    private static final long SEED = 20260101;

    /** Reads little-endian half floats in Base64; empty if it is no such thing. */
    static Optional<Signs> of(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int length = bytes.length / Short.BYTES;
        if (length == 0) return Optional.empty();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] sums = new double[BITS];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < length; i++) {
            double value = half(buffer.getShort());
            for (int word = 0; word < BITS / Long.SIZE; word++) {
                long planes = random.nextLong();
                for (int bit = 0; bit < Long.SIZE; bit++) {
                    sums[word * Long.SIZE + bit] += (planes >>> bit & 1) == 0 ? value : -value;
                }
            }
        }
        long[] words = new long[BITS / Long.SIZE];
        for (int i = 0; i < BITS; i++) {
            if (sums[i] > 0) words[i / Long.SIZE] |= 1L << (i % Long.SIZE);
        }
        return Optional.of(new Signs(length, words[0], words[1], words[2], words[3]));
    }

    /** The angle between the two embeddings in radians, 0 to pi, to about 0.06. */
    double angle(Signs other) {
        if (length != other.length) return Math.PI;
        int bits = Long.bitCount(a ^ other.a)
                + Long.bitCount(b ^ other.b)
                + Long.bitCount(c ^ other.c)
                + Long.bitCount(d ^ other.d);
        return Math.PI * bits / BITS;
    }

    private static double half(short bits) {
        int exponent = bits >>> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0 ? fraction * 0x1p-24 : (1024 + fraction) * Math.pow(2, exponent - 25);
        if (exponent == 0x1f) size = 0; // infinite or not a number: says nothing
        return bits < 0 ? -size : size;
    }
}
