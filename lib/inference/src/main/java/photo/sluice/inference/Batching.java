// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import java.time.Duration;

/**
 * How many pictures a model is shown in one call, where its graph leaves that open. On a processor batches gain
 * nothing, so one is shown at a time there unless {@code onProcessor} says otherwise.
 *
 * @param most pictures in one call, 1..256; from the first batch on there is memory for all of them
 * @param patience how long the first of a batch waits for company, 0..1 s; while another batch runs it waits for that too
 * @param onProcessor on a processor as well
 */
public record Batching(int most, Duration patience, boolean onProcessor) {
    private static final int LARGEST = 256;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    public Batching {
        if (most < 1 || most > LARGEST) throw new IllegalArgumentException("a batch is 1 to 256 pictures, not " + most);
        if (patience.isNegative() || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a batch waits 0 to 1 s, not " + patience);
        }
    }

    public static Batching onGpu(int most, Duration patience) {
        return new Batching(most, patience, false);
    }

    public static Batching everywhere(int most, Duration patience) {
        return new Batching(most, patience, true);
    }
}
