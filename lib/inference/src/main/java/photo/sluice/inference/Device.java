// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where models run, as wished and as it came to be. */
public sealed interface Device {
    /** The first CUDA device if it works, else the processor, with the reason. */
    record Auto() implements Device {}

    /** The processor. */
    record Cpu() implements Device {}

    /** One CUDA device and no other: without it no model opens. */
    record Cuda(int number) implements Device {
        public Cuda {
            if (number < 0) throw new IllegalArgumentException("no CUDA device " + number);
        }

        @Override
        public String toString() {
            return "cuda:" + number;
        }
    }

    /** One CUDA device by TensorRT, which builds an engine of each model first; what it cannot do CUDA does. */
    record Tensorrt(int number) implements Device {
        public Tensorrt {
            if (number < 0) throw new IllegalArgumentException("no CUDA device " + number);
        }

        @Override
        public String toString() {
            return "tensorrt:" + number;
        }
    }

    /** {@code auto}, {@code cpu}, {@code cuda[:N]} or {@code tensorrt[:N]}, N = 0 where it is left out. */
    static Device parse(String text) {
        Matcher gpu = Pattern.compile("(cuda|tensorrt)(?::([0-9]{1,3}))?").matcher(text);
        if (gpu.matches()) {
            int number = gpu.group(2) == null ? 0 : Integer.parseInt(gpu.group(2));
            return gpu.group(1).equals("cuda") ? new Cuda(number) : new Tensorrt(number);
        }
        switch (text) {
            case "auto":
                return new Auto();
            case "cpu":
                return new Cpu();
            default:
                throw new IllegalArgumentException("device must be auto, cpu, cuda[:N] or tensorrt[:N], not " + text);
        }
    }

    /** What a model runs on in truth. */
    sealed interface Used {
        /** As in settings and metrics: {@code cpu}, {@code cuda:0}, {@code tensorrt:0}. */
        String name();

        /** Whether batches gain anything. */
        default boolean isGpu() {
            return false;
        }

        /** On the processor because that was wished. */
        record OnCpu() implements Used {
            @Override
            public String name() {
                return "cpu";
            }
        }

        /** On the processor because there is no working CUDA: worth a warning and a metric. */
        record FellBack(String reason) implements Used {
            @Override
            public String name() {
                return "cpu";
            }
        }

        record OnCuda(int number) implements Used {
            @Override
            public String name() {
                return "cuda:" + number;
            }

            @Override
            public boolean isGpu() {
                return true;
            }
        }

        record OnTensorrt(int number) implements Used {
            @Override
            public String name() {
                return "tensorrt:" + number;
            }

            @Override
            public boolean isGpu() {
                return true;
            }
        }
    }
}
