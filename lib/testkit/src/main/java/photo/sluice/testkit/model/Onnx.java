// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One operator as an ONNX file, its protobuf fields spelt out after onnx.proto3. */
final class Onnx {
    private static final int FLOAT = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * The operator over the input {@code in}, [1, 3, side, side], as the output {@code out}.
     *
     * @param attributes encoded, see {@link #ints} and {@link #integer}
     */
    static byte[] of(String operator, int side, int[] output, byte[]... attributes) {
        Onnx node = new Onnx().field(1, text("in")).field(2, text("out")).field(4, text(operator)); // NodeProto
        for (byte[] attribute : attributes) node.field(5, attribute);
        Onnx graph = new Onnx() // GraphProto: node, name, input, output
                .field(1, node.bytes())
                .field(2, text("tiny"))
                .field(11, value("in", 1, 3, side, side))
                .field(12, value("out", output));
        Onnx opset = new Onnx().number(2, 13); // OperatorSetIdProto.version
        return new Onnx() // ModelProto: ir_version, opset_import, graph
                .number(1, 8)
                .field(8, opset.bytes())
                .field(7, graph.bytes())
                .bytes();
    }

    /** AttributeProto of integers: name, ints, type. */
    static byte[] ints(String name, long... values) {
        Onnx attribute = new Onnx().field(1, text(name));
        for (long value : values) attribute.number(8, value);
        return attribute.number(20, 7).bytes();
    }

    /** AttributeProto of one integer: name, i, type. */
    static byte[] integer(String name, long value) {
        return new Onnx().field(1, text(name)).number(3, value).number(20, 2).bytes();
    }

    private static byte[] value(String name, int... shape) {
        Onnx sides = new Onnx();
        for (int side : shape) sides.field(1, new Onnx().number(1, side).bytes()); // Dimension.dim_value
        Onnx tensor = new Onnx().number(1, FLOAT).field(2, sides.bytes()); // elem_type, shape
        Onnx type = new Onnx().field(1, tensor.bytes()); // TypeProto.tensor_type
        return new Onnx().field(1, text(name)).field(2, type.bytes()).bytes(); // ValueInfoProto
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Onnx field(int field, byte[] content) {
        varint((long) field << 3 | 2);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    private Onnx number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private void varint(long value) {
        long left = value;
        for (; left >= 0x80; left >>>= 7) bytes.write((int) (left & 0x7f | 0x80));
        bytes.write((int) left);
    }

    private byte[] bytes() {
        return bytes.toByteArray();
    }
}
