// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

/**
 * The least confidence that counts, set by an accuracy from 1 (lenient) to 10 (strict).
 *
 * <p>The formula is that of digiKam's {@code dnnmodelbase.cpp}, so that its users find the same strictness again.
 *
 * @param standard what counts where nobody chose an accuracy, percent
 * @param min confidence at accuracy 1, percent
 * @param max confidence at accuracy 10, percent
 */
public record Slider(double standard, double min, double max) {
    /** Where digiKam's slider stands at first. */
    public static final int USUAL = 7;

    public Slider {
        if (!(min >= 0 && min <= max && max <= 100)) {
            throw new IllegalArgumentException("thresholds must be 0 <= min <= max <= 100: " + min + ", " + max);
        }
        if (!(standard >= 0 && standard <= 100)) {
            throw new IllegalArgumentException("default threshold must be 0..100: " + standard);
        }
    }

    /**
     * Least confidence, 0..1, at an accuracy.
     *
     * @param accuracy 1..10
     */
    public double at(int accuracy) {
        if (accuracy < 1 || accuracy > 10) throw new IllegalArgumentException("accuracy must be 1..10: " + accuracy);
        return ((accuracy - 1) * (max - min) / 9 + min) / 100;
    }

    /** Least confidence, 0..1, where nobody chose. */
    public double unset() {
        return standard / 100;
    }
}
