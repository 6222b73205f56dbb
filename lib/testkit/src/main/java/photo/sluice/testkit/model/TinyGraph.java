// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A minimal ONNX file, its protobuf fields spelt out after onnx.proto3. Sides of -1 are left open. */
public final class TinyGraph {
    public static final int FLOAT = 1;
    public static final int INT8 = 3;
    public static final int INT64 = 7;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

    /** The mean of the whole input: [1, 3, side, side] to [1]. */
    public static byte[] mean(int side) {
        return new TinyGraph()
                .input("in", 1, 3, side, side)
                .node("ReduceMean", ints("axes", 1, 2, 3), integer("keepdims", 0), "in", "out")
                .output("out", 1)
                .bytes();
    }

    /** As {@link #mean}, times a weight of 4 that is stored as 8 bits, 2 by a scale of 2. */
    public static byte[] quantised(int side) {
        return new TinyGraph()
                .weights("w8", INT8, new byte[] {2})
                .weights("scale", FLOAT, new byte[] {0, 0, 0, 0x40})
                .input("in", 1, 3, side, side)
                .node("DequantizeLinear", new byte[0], new byte[0], "w8", "scale", "w")
                .node("ReduceMean", ints("axes", 1, 2, 3), integer("keepdims", 0), "in", "m")
                .node("Mul", new byte[0], new byte[0], "m", "w", "out")
                .output("out", 1)
                .bytes();
    }

    /** All values in a row: [1, 3, side, side] to [1, 3 * side * side]. */
    public static byte[] row(int side) {
        return new TinyGraph()
                .input("in", 1, 3, side, side)
                .node("Flatten", integer("axis", 1), new byte[0], "in", "out")
                .output("out", 1, 3 * side * side)
                .bytes();
    }

    public TinyGraph input(String name, int... shape) {
        return field(graph, 11, value(name, shape)); // GraphProto.input
    }

    /** A float tensor whose numbers lie in another file: location as it stands in the graph. */
    public TinyGraph weightsElsewhere(String name, String location, int count) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, count); // dims
        number(tensor, 2, FLOAT); // data_type
        write(tensor, 8, text(name));
        ByteArrayOutputStream entry = new ByteArrayOutputStream(); // StringStringEntryProto
        write(entry, 1, text("location"));
        write(entry, 2, text(location));
        write(tensor, 13, entry.toByteArray()); // external_data
        number(tensor, 14, 1); // data_location: EXTERNAL
        return field(graph, 5, tensor.toByteArray());
    }

    public TinyGraph output(String name, int... shape) {
        return field(graph, 12, value(name, shape)); // GraphProto.output
    }

    /** @param names inputs, then the one output */
    public TinyGraph node(String operator, byte[] attribute, byte[] second, String... names) {
        ByteArrayOutputStream node = new ByteArrayOutputStream();
        for (int i = 0; i < names.length; i++) {
            write(node, i < names.length - 1 ? 1 : 2, text(names[i])); // NodeProto.input, output
        }
        write(node, 4, text(operator)); // NodeProto.op_type
        if (attribute.length > 0) write(node, 5, attribute);
        if (second.length > 0) write(node, 5, second);
        return field(graph, 1, node.toByteArray()); // GraphProto.node
    }

    /** Answers these numbers whatever it is shown: [1, 3, side, side] to tensors of the given shapes. */
    public static TinyGraph constant(String input, int side) {
        return new TinyGraph().input(input, 1, 3, side, side).shown(input);
    }

    /** As {@link #constant}, shown pixel by pixel: [1, side, side, 3]. */
    public static TinyGraph constantNhwc(String input, int side) {
        return new TinyGraph().input(input, 1, side, side, 3).shown(input);
    }

    /** A zero that depends on the input, so that nothing is folded away. */
    private TinyGraph shown(String input) {
        return weights("zero", FLOAT, new byte[4])
                .node("ReduceMean", ints("axes", 1, 2, 3), integer("keepdims", 0), input, "mean")
                .node("Mul", new byte[0], new byte[0], "mean", "zero", "nothing");
    }

    /** One more output, of these numbers. */
    public TinyGraph answering(String output, float[] values, int... shape) {
        return numbers(output, values, shape).output(output, shape);
    }

    /** One more tensor between input and output, of these numbers. */
    public TinyGraph numbers(String name, float[] values, int... shape) {
        return weights(name + "_stored", values, shape)
                .node("Add", new byte[0], new byte[0], name + "_stored", "nothing", name);
    }

    public TinyGraph weights(String name, float[] values, int... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return weights(name, FLOAT, raw.array(), shape);
    }

    public TinyGraph weights(String name, int type, byte[] raw, int... shape) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream(); // TensorProto; a scalar without dims
        for (int side : shape) number(tensor, 1, side); // dims
        number(tensor, 2, type); // data_type
        write(tensor, 8, text(name));
        write(tensor, 9, raw); // raw_data, little endian
        return field(graph, 5, tensor.toByteArray()); // GraphProto.initializer
    }

    public byte[] bytes() {
        write(graph, 2, text("tiny")); // GraphProto.name
        ByteArrayOutputStream opset = new ByteArrayOutputStream();
        number(opset, 2, 13); // OperatorSetIdProto.version
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, 8); // ModelProto.ir_version
        write(model, 8, opset.toByteArray()); // ModelProto.opset_import
        write(model, 7, graph.toByteArray()); // ModelProto.graph
        return model.toByteArray();
    }

    public static byte[] integer(String name, long value) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        write(attribute, 1, text(name));
        number(attribute, 3, value); // AttributeProto.i
        number(attribute, 20, 2); // type INT
        return attribute.toByteArray();
    }

    public static byte[] ints(String name, long... values) {
        ByteArrayOutputStream attribute = new ByteArrayOutputStream();
        write(attribute, 1, text(name));
        for (long value : values) number(attribute, 8, value); // AttributeProto.ints
        number(attribute, 20, 7); // type INTS
        return attribute.toByteArray();
    }

    private static byte[] value(String name, int... shape) {
        ByteArrayOutputStream sides = new ByteArrayOutputStream();
        for (int side : shape) {
            ByteArrayOutputStream dimension = new ByteArrayOutputStream();
            if (side < 0) write(dimension, 2, text("any" + sides.size())); // Dimension.dim_param
            else number(dimension, 1, side); // Dimension.dim_value
            write(sides, 1, dimension.toByteArray());
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, FLOAT); // TypeProto.Tensor.elem_type
        write(tensor, 2, sides.toByteArray()); // shape
        ByteArrayOutputStream type = new ByteArrayOutputStream();
        write(type, 1, tensor.toByteArray()); // TypeProto.tensor_type
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        write(info, 1, text(name));
        write(info, 2, type.toByteArray());
        return info.toByteArray();
    }

    private TinyGraph field(ByteArrayOutputStream out, int field, byte[] bytes) {
        write(out, field, bytes);
        return this;
    }

    private static void write(ByteArrayOutputStream out, int field, byte[] bytes) {
        varint(out, field << 3 | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long left = value;
        while (left >= 0x80) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
