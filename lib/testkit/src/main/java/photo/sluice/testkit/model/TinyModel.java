// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model of some hundred bytes with its card. It sees the photo at 16 by 16 pixels, red before green before blue, values
 * 0 to 1, shrunk by area.
 *
 * @param output the card's block, without its first line
 */
public record TinyModel(String name, byte[] graph, String output) {
    private static final int SIDE = 16;

    /** Says how light a photo is: the mean of its three colours, 0 to 1. */
    public static TinyModel lightness(String name) {
        return new TinyModel(name, mean(new int[] {1}, 1, 2, 3), "  kind: scalar\n  range: [0, 1]\n");
    }

    /** The same, as a fault: less of it is better. */
    public static TinyModel glare(String name) {
        return new TinyModel(name, mean(new int[] {1}, 1, 2, 3), "  kind: scalar\n  range: [1, 0]\n");
    }

    /** Rejects what is red, leaves open what is green, and accepts what is blue, each by the softmax of its mean. */
    public static TinyModel pick(String name) {
        return new TinyModel(
                name, mean(new int[] {1, 3}, 2, 3), "  kind: classes\n  labels: pick.txt\n  softmax: true\n");
    }

    /** As {@link #lightness}, with the means of the three colours as features beside it. */
    public static TinyModel featured(String name) {
        byte[] graph = new TinyGraph()
                .input("in", 1, 3, SIDE, SIDE)
                .node("ReduceMean", TinyGraph.ints("axes", 1, 2, 3), TinyGraph.integer("keepdims", 0), "in", "out")
                .node("ReduceMean", TinyGraph.ints("axes", 2, 3), TinyGraph.integer("keepdims", 0), "in", "colour")
                .output("out", 1)
                .output("colour", 1, 3)
                .bytes();
        return new TinyModel(name, graph, "  kind: scalar\n  tensor: out\n  features: colour\n  range: [0, 1]\n");
    }

    /** The photo's 768 values in a row, as an embedding. */
    public static TinyModel row(String name) {
        return new TinyModel(name, TinyGraph.row(SIDE), "  kind: embedding\n");
    }

    private static byte[] mean(int[] output, long... axes) {
        return new TinyGraph()
                .input("in", 1, 3, SIDE, SIDE)
                .node("ReduceMean", TinyGraph.ints("axes", axes), TinyGraph.integer("keepdims", 0), "in", "out")
                .output("out", output)
                .bytes();
    }

    /** Lays graph, card and labels into a folder. */
    public void layInto(Path folder) {
        try {
            Files.write(folder.resolve(name + ".onnx"), graph);
            Files.writeString(folder.resolve(name + ".yaml"), card());
            Files.writeString(folder.resolve("pick.txt"), "rejected\npending\naccepted\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String card() {
        return """
                name: %s
                version: "7"
                licence: Apache-2.0
                source: https://sluice.photo/
                sha256: %s
                input:
                  width: %d
                  height: %d
                  layout: nchw
                  colours: rgb
                  scale: 1
                  mean: [0, 0, 0]
                  std: [255, 255, 255]
                  range: [0, 1]
                  resize: area
                output:
                """.formatted(name, sha256(), SIDE, SIDE) + output;
    }

    private String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(graph));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
