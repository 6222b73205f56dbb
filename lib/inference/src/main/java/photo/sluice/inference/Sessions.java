// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.nio.file.Path;

/** Opens sessions: one intra-op thread and no spinning, because callers bring the threads. */
final class Sessions {
    static final OrtEnvironment ENVIRONMENT =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "sluice");

    private Sessions() {}

    /** A session and what it runs on. */
    record Opened(OrtSession session, Device.Used used) {}

    static Opened open(Path graph, Device device) throws OrtException, NoDeviceException {
        if (device instanceof Device.Cpu) return new Opened(onCpu(graph), new Device.Used.OnCpu());
        int number = device instanceof Device.Cuda cuda ? cuda.number() : 0;
        try {
            return new Opened(onCuda(graph, number), new Device.Used.OnCuda(number));
        } catch (OrtException e) {
            if (device instanceof Device.Cuda cuda) {
                // Is it the device or the model? A model that the processor cannot open either is at fault itself.
                onCpu(graph).close();
                throw new NoDeviceException(cuda, String.valueOf(e.getMessage()));
            }
            return new Opened(onCpu(graph), new Device.Used.FellBack(String.valueOf(e.getMessage())));
        }
    }

    /** Options for a session at this level; the caller closes them. */
    static OrtSession.SessionOptions options(OptLevel level) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        // Else constant folding leaves quantised weights behind their DequantizeLinear, to be unfolded for each photo.
        options.addConfigEntry("session.disable_quant_qdq", "1");
        options.setOptimizationLevel(level);
        return options;
    }

    private static OrtSession onCpu(Path graph) throws OrtException {
        try (OrtSession.SessionOptions options = options(OptLevel.ALL_OPT)) {
            return ENVIRONMENT.createSession(graph.toString(), options);
        }
    }

    private static OrtSession onCuda(Path graph, int number) throws OrtException {
        try (OrtSession.SessionOptions options = options(OptLevel.ALL_OPT);
                OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(number)) {
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            options.addCUDA(cuda);
            return ENVIRONMENT.createSession(graph.toString(), options);
        }
    }
}
