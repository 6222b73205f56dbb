// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import photo.sluice.inference.answer.Reading;
import photo.sluice.inference.card.Input;
import photo.sluice.inference.card.UnfitModelException;

/**
 * The graph's ends as far as the card names them.
 *
 * @param input name in the graph
 * @param outputs name in the graph by the name in the {@link Reading}
 * @param shapes of the outputs by the name in the graph; -1 where the graph leaves a side open
 * @param anyBatch whether the graph leaves open how many pictures it is shown at once
 */
record Graph(String input, Map<String, String> outputs, Map<String, long[]> shapes, boolean anyBatch) {
    /** Checks the card against the graph. */
    static Graph of(String file, OrtSession session, Input card, Reading reading)
            throws OrtException, UnfitModelException {
        String input = named(file, "input.tensor", card.tensor(), session.getInputInfo());
        if (session.getNumInputs() != 1) {
            throw new UnfitModelException(
                    file, "input.tensor", "the graph has more inputs: " + session.getInputNames());
        }
        TensorInfo info = tensor(file, "input.tensor", session.getInputInfo().get(input));
        long[] shown = card.isAnySize() ? card.shape(Reading.ANY, Reading.ANY) : card.shape();
        List<Long> wanted = Arrays.stream(shown).boxed().toList();
        if (info.getShape().length != wanted.size() || !Reading.fits(wanted, info.getShape())) {
            throw new UnfitModelException(
                    file,
                    "input",
                    "the card gives " + wanted + ", the graph takes " + Arrays.toString(info.getShape()));
        }
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] == Reading.ANY && info.getShape()[i] > 0) {
                throw new UnfitModelException(
                        file,
                        "input.size",
                        "is for graphs of any height and width, this one takes " + Arrays.toString(info.getShape())
                                + ": give width and height");
            }
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        Map<String, long[]> shapes = new LinkedHashMap<>();
        for (Map.Entry<String, List<Long>> each : reading.shapes().entrySet()) {
            Optional<String> name = each.getKey().isEmpty() ? Optional.empty() : Optional.of(each.getKey());
            String output = named(file, "output.tensor", name, session.getOutputInfo());
            long[] shape = tensor(file, "output.tensor", session.getOutputInfo().get(output))
                    .getShape();
            if (!Reading.fits(each.getValue(), shape)) {
                throw new UnfitModelException(
                        file,
                        "output." + output,
                        "the card's kind and labels give " + each.getValue() + ", the graph " + Arrays.toString(shape));
            }
            outputs.put(each.getKey(), output);
            shapes.put(output, shape);
        }
        return new Graph(input, outputs, shapes, info.getShape()[0] < 1);
    }

    private static String named(String file, String key, Optional<String> name, Map<String, NodeInfo> there)
            throws UnfitModelException {
        if (name.isPresent() && there.containsKey(name.get())) return name.get();
        if (name.isEmpty() && there.size() == 1)
            return there.keySet().iterator().next();
        throw new UnfitModelException(
                file,
                key,
                name.map(n -> "no " + n + " in the graph, which has ").orElse("which of ") + there.keySet());
    }

    private static TensorInfo tensor(String file, String key, @Nullable NodeInfo node) throws UnfitModelException {
        if (node != null && node.getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.FLOAT) return info;
        throw new UnfitModelException(file, key, "is no tensor of 32-bit floats: " + node);
    }
}
