// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

/** Whose a single star is that stands beside darktable's data: darktable gives one to every import by itself. */
public enum OneStar {
    /** Somebody's, and so left alone. */
    PERSON,
    /** Nobody's, as 0 is: stars may be filled in, unless the field was ever ours or locked. */
    UNRATED
}
