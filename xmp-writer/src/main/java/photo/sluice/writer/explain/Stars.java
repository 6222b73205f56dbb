// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

/** A number of stars in words. */
public final class Stars {
    private Stars() {}

    /** {@code rejected} for -1, else {@code 0 stars}, {@code 1 star}, {@code 2 stars}. */
    public static String words(int stars) {
        return stars < 0 ? "rejected" : stars + (stars == 1 ? " star" : " stars");
    }
}
