// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.demo;

/** What should be found in a demo photo: the fault that was put in, or what it is otherwise there to show. */
public enum Expected {
    /** Sound; no fault was put in. */
    GOOD,
    DEFOCUSED,
    SHAKEN,
    NOISY,
    OVEREXPOSED,
    UNDEREXPOSED,
    COMPRESSED,
    /** Too few pixels. */
    SMALL,
    /** The sharpest frame of a burst. */
    BURST_BEST,
    /** A frame of a burst that is worse than the best. */
    BURST_REST,
    /** One of an exposure bracket, which is kept whole however dark or bright. */
    BRACKET,
    /** Has a rating of a person, which must stay. */
    RATED,
    /** A drawing of a user interface, no photo. */
    GRAPHIC,
    /** Cannot be decoded to its end. */
    CORRUPT;

    /** Whether one plain fault of known strength was put into a single photo. */
    public boolean isFault() {
        return compareTo(DEFOCUSED) >= 0 && compareTo(SMALL) <= 0;
    }
}
