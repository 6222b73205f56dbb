// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import photo.sluice.inference.answer.Tensor;

/** Runs a graph once over several prepared pictures. */
@FunctionalInterface
interface Call {
    /**
     * The outputs of each picture, by the name in the reading and as of a batch of one.
     *
     * @param values direct, {@code pictures} inputs one after the other
     * @throws IllegalArgumentException if the graph does not answer once for each picture
     */
    List<Map<String, Tensor>> run(FloatBuffer values, int pictures) throws OrtException;
}
