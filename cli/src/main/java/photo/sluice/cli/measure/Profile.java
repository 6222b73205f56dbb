// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import java.util.Locale;

/** Whose measures are shown first. */
public enum Profile {
    /** Ours. */
    TECHNICAL,
    /** The basic factors of digiKam's Image Quality Sorter, to compare with. */
    DIGIKAM_BASIC;

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if there is none of this name; the message says which there are */
    public static Profile named(String name) {
        for (Profile profile : values()) if (profile.toString().equals(name.toLowerCase(Locale.ROOT))) return profile;
        throw new IllegalArgumentException(
                "no profile is called '" + name + "'; there are technical and digikam-basic");
    }
}
