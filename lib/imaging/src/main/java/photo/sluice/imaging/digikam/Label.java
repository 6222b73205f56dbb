// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import java.util.Locale;
import java.util.Optional;

/** The pick label that a quality earns, with digiKam's defaults for the three thresholds. */
public enum Label {
    REJECTED,
    PENDING,
    ACCEPTED;

    /** At or below it a photo is rejected; of 100. */
    public static final int REJECTED_UP_TO = 10;

    /** Above {@link #REJECTED_UP_TO}, at or below it a photo is pending. */
    public static final int PENDING_UP_TO = 40;

    /** Above it a photo is accepted; between the two it gets no label. */
    public static final int ACCEPTED_ABOVE = 60;

    /** The label of a quality of 0 to 100; none between {@value #PENDING_UP_TO} and {@value #ACCEPTED_ABOVE}. */
    public static Optional<Label> of(double quality) {
        if (quality <= REJECTED_UP_TO) return Optional.of(REJECTED);
        if (quality <= PENDING_UP_TO) return Optional.of(PENDING);
        return quality > ACCEPTED_ABOVE ? Optional.of(ACCEPTED) : Optional.empty();
    }

    /** The word in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
