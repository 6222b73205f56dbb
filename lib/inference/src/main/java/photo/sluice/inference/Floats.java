// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Native memory, not counted among the JVM's direct buffers, whose sum may not exceed the heap's: sixteen callers of a
 * few models would. All zero at first.
 *
 * @param values the whole memory; not to be touched after {@link #close}
 */
record Floats(FloatPointer memory, FloatBuffer values) implements AutoCloseable {
    static Floats of(long count) {
        FloatPointer memory = new FloatPointer(count);
        memory.zero();
        return new Floats(memory, memory.asBuffer());
    }

    static Floats of(long[] shape) {
        return of(count(shape));
    }

    /** Numbers in a tensor of this shape. */
    static int count(long[] shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    @Override
    public void close() {
        memory.deallocate();
    }
}
