// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import java.util.List;

/**
 * What a pixel's 8-bit sample becomes: {@code (sample * scale - mean) / std}.
 *
 * @param scale factor before anything else, such as 1/255
 * @param mean by channel, in the tensor's colour order
 * @param std by channel, in the tensor's colour order
 */
public record Shades(double scale, List<Double> mean, List<Double> std) {
    public Shades {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (!(scale > 0 && scale <= 255)) throw new IllegalArgumentException("scale must be above 0, at most 255");
        if (mean.size() != 3 || std.size() != 3) throw new IllegalArgumentException("mean and std need 3 numbers each");
        if (std.stream().anyMatch(s -> !(s > 0))) throw new IllegalArgumentException("std must be above 0: " + std);
    }

    /** Value of a sample (0..255) in a channel (0..2 in the tensor's colour order). */
    public float value(int sample, int channel) {
        return (float) ((sample * scale - mean.get(channel)) / std.get(channel));
    }

    /** Least and greatest value that any channel can take. */
    List<Double> range() {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int channel = 0; channel < 3; channel++) {
            least = Math.min(least, value(0, channel));
            most = Math.max(most, value(255, channel));
        }
        return List.of(least, most);
    }
}
