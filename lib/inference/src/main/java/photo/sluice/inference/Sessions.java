// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions: one intra-op thread and no spinning, because callers bring the threads. */
final class Sessions {
    static final OrtEnvironment ENVIRONMENT =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "sluice");

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /** Said once a process, not once a model. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Sessions() {}

    /** A session and what it runs on. */
    record Opened(OrtSession session, Device.Used used) {}

    /** @param cache for TensorRT's engines */
    static Opened open(Path graph, Device device, Optional<Path> cache) throws OrtException, NoDeviceException {
        if (device instanceof Device.Cpu) return new Opened(onCpu(graph), new Device.Used.OnCpu());
        try {
            if (device instanceof Device.Tensorrt it) {
                return new Opened(onTensorrt(graph, it.number(), cache), new Device.Used.OnTensorrt(it.number()));
            }
            int number = device instanceof Device.Cuda cuda ? cuda.number() : 0;
            return new Opened(onCuda(graph, number), new Device.Used.OnCuda(number));
        } catch (OrtException e) {
            String reason = String.valueOf(e.getMessage());
            // Is it the device or the model? A model that the processor cannot open either is at fault itself.
            OrtSession fallen = onCpu(graph);
            if (device instanceof Device.Auto) {
                if (SAID.add(reason)) fellBack(reason);
                return new Opened(fallen, new Device.Used.FellBack(reason));
            }
            fallen.close();
            throw new NoDeviceException(device, reason, built(device));
        }
    }

    /** Where a GPU was never to be had nobody needs to be warned. */
    private static void fellBack(String reason) {
        if (built(new Device.Auto()) || NvidiaDevice.isPresent()) {
            LOG.atWarn().addKeyValue("reason", reason).log("no CUDA device works, models run on the processor");
        } else {
            LOG.atInfo().log("no NVIDIA device and no build for GPUs: models run on the processor");
        }
    }

    private static boolean built(Device device) {
        OrtProvider provider = device instanceof Device.Tensorrt ? OrtProvider.TENSOR_RT : OrtProvider.CUDA;
        return OrtEnvironment.getAvailableProviders().contains(provider);
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
                OrtCUDAProviderOptions cuda = cuda(number)) {
            options.addCUDA(cuda);
            return ENVIRONMENT.createSession(graph.toString(), options);
        }
    }

    private static OrtSession onTensorrt(Path graph, int number, Optional<Path> cache) throws OrtException {
        try (OrtSession.SessionOptions options = options(OptLevel.ALL_OPT);
                OrtTensorRTProviderOptions tensorrt = new OrtTensorRTProviderOptions(number);
                OrtCUDAProviderOptions cuda = cuda(number)) {
            if (cache.isPresent()) {
                tensorrt.add("trt_engine_cache_enable", "1");
                tensorrt.add("trt_engine_cache_path", cache.get().toString());
            }
            options.addTensorrt(tensorrt);
            options.addCUDA(cuda);
            return ENVIRONMENT.createSession(graph.toString(), options);
        }
    }

    private static OrtCUDAProviderOptions cuda(int number) throws OrtException {
        OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(number);
        cuda.add("arena_extend_strategy", "kSameAsRequested");
        // The default tries out every convolution for each new size of batch.
        cuda.add("cudnn_conv_algo_search", "HEURISTIC");
        return cuda;
    }
}
