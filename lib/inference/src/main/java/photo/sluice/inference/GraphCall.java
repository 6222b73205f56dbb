// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import photo.sluice.inference.answer.Reading;
import photo.sluice.inference.answer.Tensor;
import photo.sluice.inference.card.Input;

/** {@link Call} of a real session. Input is read in place; outputs are copied once, out of the runtime's memory. */
final class GraphCall implements Call {
    private final OrtSession session;
    private final Graph graph;
    private final Reading reading;
    private final long[] one;

    GraphCall(OrtSession session, Graph graph, Reading reading, Input card) {
        this.session = session;
        this.graph = graph;
        this.reading = reading;
        one = card.shape();
    }

    @Override
    public List<Map<String, Tensor>> run(FloatBuffer values, int pictures) throws OrtException {
        long[] shape = one.clone();
        shape[0] = pictures;
        List<Map<String, Tensor>> answers = new ArrayList<>();
        for (int i = 0; i < pictures; i++) answers.add(new HashMap<>());
        try (OnnxTensor input = OnnxTensor.createTensor(Sessions.ENVIRONMENT, values, shape);
                OrtSession.Result result = session.run(
                        Map.of(graph.input(), input),
                        new LinkedHashSet<>(graph.outputs().values()))) {
            for (Map.Entry<String, String> each : graph.outputs().entrySet()) {
                OnnxValue value = result.get(each.getValue()).orElseThrow();
                if (!(value instanceof OnnxTensor tensor)) throw new IllegalArgumentException(value + " is no tensor");
                List<Long> wanted = reading.shapes().getOrDefault(each.getKey(), List.of());
                List<Tensor> parts = parts(each.getValue(), tensor, wanted, pictures);
                for (int i = 0; i < pictures; i++) answers.get(i).put(each.getKey(), parts.get(i));
            }
        }
        return answers;
    }

    private static List<Tensor> parts(String name, OnnxTensor tensor, List<Long> wanted, int pictures) {
        long[] shape = tensor.getInfo().getShape();
        FloatBuffer all = tensor.getFloatBuffer();
        long[] single = shape.clone();
        if (single.length > 0) single[0] = 1;
        if (shape.length == 0 || shape[0] != pictures || !Reading.fits(wanted, single)) {
            throw new IllegalArgumentException(name + " is " + Arrays.toString(shape) + " for " + pictures
                    + " pictures, wanted " + wanted + " each");
        }
        List<Long> sides = Arrays.stream(single)
                .skip(single.length - wanted.size())
                .boxed()
                .toList();
        int size = all.limit() / pictures;
        List<Tensor> parts = new ArrayList<>();
        for (int i = 0; i < pictures; i++) parts.add(new Tensor(sides, all.slice(i * size, size)));
        return parts;
    }
}
