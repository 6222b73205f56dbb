// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Locale;

/** Tells a device that is too small from a model that is wrong. ONNX Runtime has no code for it, only words. */
final class OutOfMemory {
    /** CUDA, ONNX Runtime's arena (two wordings), cuBLAS, cuDNN and the C++ library. */
    private static final List<String> WORDS = List.of(
            "out of memory",
            "failed to allocate memory",
            "available memory of",
            "cublas_status_alloc_failed",
            "cudnn_status_alloc_failed",
            "bad_alloc",
            "bad allocation");

    private OutOfMemory() {}

    static boolean is(OrtException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(message::contains);
    }
}
