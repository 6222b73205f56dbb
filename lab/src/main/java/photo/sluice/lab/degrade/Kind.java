// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.degrade;

import java.util.List;

/**
 * The kinds of damage, each in four strengths from just visible to ruinous. Lengths are pixels of a photo of 24 megapixels;
 * {@link Strength} says what they are in another.
 */
public enum Kind {
    /** Radius in pixels of the even disc that a point becomes. */
    DEFOCUS(1.5, 3, 6, 12),
    /** Length in pixels of the line that a point becomes. */
    MOTION(3, 8, 20, 50),
    /** Standard deviation at mid-grey of each channel, in levels of 8 bits. */
    NOISE(6, 12, 22, 40),
    /** Stops too dark. */
    UNDEREXPOSURE(1, 2, 3, 4.5),
    /** Stops too light. */
    OVEREXPOSURE(1, 2, 3, 4.5),
    /** Quality of the JPEG, as the IJG library counts. */
    COMPRESSION(55, 30, 16, 8);

    private final List<Double> strengths;

    Kind(double... strengths) {
        this.strengths = java.util.Arrays.stream(strengths).boxed().toList();
    }

    /** Four strengths, weakest first. */
    public List<Double> strengths() {
        return strengths;
    }
}
