// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.answer;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * One output of a model.
 *
 * @param shape every side known
 * @param values row by row; read by absolute index only
 */
public record Tensor(List<Long> shape, FloatBuffer values) {
    public Tensor {
        shape = List.copyOf(shape);
        long count = shape.stream().reduce(1L, (a, b) -> a * b);
        if (count != values.limit()) throw new IllegalArgumentException(shape + " needs " + count + " values");
    }

    int side(int index) {
        return Math.toIntExact(shape.get(index));
    }

    float at(int index) {
        return values.get(index);
    }

    int size() {
        return values.limit();
    }
}
