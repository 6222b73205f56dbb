// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer.neural;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An embedding as events carry it: little-endian half floats in Base64, at most {@value #LONGEST} of them.
 *
 * <p>One that is longer is sketched: each number is added, with a sign of its own, to one of {@value #LONGEST} sums, and
 * the sums are brought to length 1. Scalar products stay what they were but for noise of about 1 / sqrt({@value #LONGEST})
 * = 0.03 (feature hashing: Weinberger and others 2009). Sums without signs would not do: numbers that are never
 * negative, as networks often give them, would all be alike.
 */
final class Compact {
    /** Two bytes each: 2 KiB. */
    static final int LONGEST = 1024;

    /** Of the signs; with another one embeddings do not compare with those in the log. */
    private static final long SEED = 20261121;

    private Compact() {}

    static String base64(List<Float> direction) {
        float[] numbers = new float[direction.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = direction.get(i);
        if (numbers.length > LONGEST) numbers = sketch(numbers);
        ByteBuffer halves = ByteBuffer.allocate(Short.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) halves.putShort(Half.bits(number));
        return Base64.getEncoder().encodeToString(halves.array());
    }

    static float[] sketch(float[] numbers) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] sums = new double[LONGEST];
        for (int i = 0; i < numbers.length; i++) sums[i % LONGEST] += random.nextBoolean() ? numbers[i] : -numbers[i];
        double square = 0;
        for (double sum : sums) square += sum * sum;
        double length = Math.sqrt(square);
        float[] sketch = new float[LONGEST];
        for (int i = 0; i < LONGEST; i++) sketch[i] = length == 0 ? 0 : (float) (sums[i] / length);
        return sketch;
    }
}
