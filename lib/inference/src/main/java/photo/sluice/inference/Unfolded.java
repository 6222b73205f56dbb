// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The cache of graphs whose quantised weights are unfolded to floats, so that it is done once and not at each start.
 *
 * <p>A file is named after the model's checksum and the runtime's version, and comes into being by renaming: a crash
 * leaves a {@code .part} file, never half a graph under its name.
 */
final class Unfolded {
    private static final byte[] DEQUANTIZE = "DequantizeLinear".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;

    Unfolded(Path folder) {
        this.folder = folder;
    }

    /** The graph to open in place of {@code model}: the model itself where nothing is to be unfolded. */
    Path of(Path model, String sha256) throws IOException, OrtException {
        if (!quantised(model)) return model;
        Path cached = folder.resolve(sha256 + "-" + Sessions.ENVIRONMENT.getVersion() + ".onnx");
        if (!Files.exists(cached)) unfold(model, cached);
        return cached;
    }

    /** Forgets a graph that does not open, so that the next {@link #of} makes it anew. */
    void forget(Path cached) throws IOException {
        if (folder.equals(cached.getParent())) Files.deleteIfExists(cached);
    }

    private void unfold(Path model, Path cached) throws IOException, OrtException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "graph", ".part");
        try {
            // Basic only: folded constants suit every processor, fused kernels would be this one's.
            try (OrtSession.SessionOptions options = Sessions.options(OptLevel.BASIC_OPT)) {
                options.setOptimizedModelFilePath(part.toString());
                Sessions.ENVIRONMENT.createSession(model.toString(), options).close();
            }
            Files.move(part, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Whether the operator's name stands in the file; a hit in mere weights costs a superfluous copy, no more. */
    private static boolean quantised(Path model) throws IOException {
        byte[] chunk = new byte[1 << 16];
        int matched = 0;
        try (InputStream in = Files.newInputStream(model)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    if (chunk[i] == DEQUANTIZE[matched]) {
                        if (++matched == DEQUANTIZE.length) return true;
                    } else {
                        // D stands at the beginning of the word only, so a mismatch can start anew with this byte.
                        matched = chunk[i] == DEQUANTIZE[0] ? 1 : 0;
                    }
                }
            }
        }
        return false;
    }
}
