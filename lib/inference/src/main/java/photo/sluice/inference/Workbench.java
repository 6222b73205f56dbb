// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.answer.Placement;
import photo.sluice.inference.answer.Reading;
import photo.sluice.inference.answer.Tensor;
import photo.sluice.inference.card.ModelCard;

/** The buffers of one caller: an input tensor, and the output tensors where the graph fixes their shape. */
final class Workbench implements AutoCloseable {
    private final Graph graph;
    private final Reading reading;
    private final ModelCard card;
    private final Meter meter;
    private final Preparation preparation;
    private final Floats values;
    private final OnnxTensor input;
    private final Map<String, OnnxTensor> pinned = new HashMap<>();
    private final Map<String, Floats> pinnedValues = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    Workbench(Graph graph, Reading reading, ModelCard card, Meter meter) throws OrtException {
        this.graph = graph;
        this.reading = reading;
        this.card = card;
        this.meter = meter;
        long[] whole = card.input().shape();
        values = Floats.of(whole);
        input = OnnxTensor.createTensor(Sessions.ENVIRONMENT, values.values(), whole);
        preparation = new Preparation(card.input(), values.values());
        for (Map.Entry<String, long[]> each : graph.shapes().entrySet()) {
            long[] shape = each.getValue();
            if (Arrays.stream(shape).anyMatch(side -> side < 1)) {
                open.add(each.getKey());
                continue;
            }
            Floats target = Floats.of(shape);
            pinned.put(each.getKey(), OnnxTensor.createTensor(Sessions.ENVIRONMENT, target.values(), shape));
            pinnedValues.put(each.getKey(), target);
        }
    }

    Answer answer(OrtSession session, Bgr picture) throws OrtException {
        long began = System.nanoTime();
        Placement placement = preparation.lay(picture);
        long prepared = System.nanoTime();
        meter.prepared(card, prepared - began);
        try (Shown shown = shown(placement);
                OrtSession.Result result = session.run(Map.of(graph.input(), shown.tensor()), open, pinned)) {
            meter.ran(card, 1, System.nanoTime() - prepared);
            Map<String, Tensor> tensors = new HashMap<>();
            for (Map.Entry<String, String> each : graph.outputs().entrySet()) {
                List<Long> wanted = reading.shapes().getOrDefault(each.getKey(), List.of());
                tensors.put(each.getKey(), tensor(each.getValue(), wanted, result));
            }
            return reading.decoder().answer(tensors, placement);
        }
    }

    /** What the graph is shown; only a tensor of the picture's own size is closed after it. */
    private record Shown(OnnxTensor tensor, boolean own) implements AutoCloseable {
        @Override
        public void close() {
            if (own) tensor.close();
        }
    }

    private Shown shown(Placement placement) throws OrtException {
        if (!card.input().isAnySize()) return new Shown(input, false);
        long[] shape = card.input().shape((long) placement.width(), (long) placement.height());
        FloatBuffer part = values.values().slice(0, Floats.count(shape));
        return new Shown(OnnxTensor.createTensor(Sessions.ENVIRONMENT, part, shape), true);
    }

    private Tensor tensor(String name, List<Long> wanted, OrtSession.Result result) throws OrtException {
        Floats own = pinnedValues.get(name);
        @Nullable FloatBuffer values = own == null ? null : own.values();
        long[] shape = graph.shapes().getOrDefault(name, new long[0]);
        if (values == null) {
            OnnxValue value = result.get(name).orElseThrow(() -> new IllegalArgumentException("no output " + name));
            if (!(value instanceof OnnxTensor tensor)) throw new IllegalArgumentException(name + " is no tensor");
            shape = tensor.getInfo().getShape();
            values = tensor.getFloatBuffer();
            if (!Reading.fits(wanted, shape)) {
                throw new IllegalArgumentException(name + " is " + Arrays.toString(shape) + ", wanted " + wanted);
            }
        }
        LongStream sides = Arrays.stream(shape).skip(shape.length - wanted.size());
        return new Tensor(sides.boxed().toList(), values);
    }

    @Override
    public void close() {
        preparation.close();
        input.close();
        pinned.values().forEach(OnnxTensor::close);
        values.close();
        pinnedValues.values().forEach(Floats::close);
    }
}
