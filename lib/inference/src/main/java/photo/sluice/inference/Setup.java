// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How models are opened.
 *
 * @param cache folder for what is made of models once (unfolded weights, TensorRT's engines); without one it is made at
 *     each start
 * @param meter is told of devices, calls and batches
 */
public record Setup(Device device, Optional<Path> cache, Batching batching, Meter meter) {
    /** Batches of up to 16 on a GPU, no cache, no meter. */
    public static Setup on(Device device) {
        return new Setup(device, Optional.empty(), Batching.onGpu(16, Duration.ofMillis(5)), Meter.NONE);
    }

    public Setup cachedIn(Path folder) {
        return new Setup(device, Optional.of(folder), batching, meter);
    }

    public Setup inBatches(Batching wanted) {
        return new Setup(device, cache, wanted, meter);
    }

    public Setup meteredBy(Meter wanted) {
        return new Setup(device, cache, batching, wanted);
    }
}
