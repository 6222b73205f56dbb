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
    }

    /** {@code auto}, {@code cpu} or {@code cuda:N}. */
    static Device parse(String text) {
        Matcher cuda = Pattern.compile("cuda:([0-9]{1,3})").matcher(text);
        if (cuda.matches()) return new Cuda(Integer.parseInt(cuda.group(1)));
        switch (text) {
            case "auto":
                return new Auto();
            case "cpu":
                return new Cpu();
            default:
                throw new IllegalArgumentException("device must be auto, cpu or cuda:N, not " + text);
        }
    }

    /** What a model runs on in truth. */
    sealed interface Used {
        /** On the processor because that was wished. */
        record OnCpu() implements Used {}

        /** On the processor because there is no working CUDA: worth a warning and a metric. */
        record FellBack(String reason) implements Used {}

        record OnCuda(int number) implements Used {}
    }
}
