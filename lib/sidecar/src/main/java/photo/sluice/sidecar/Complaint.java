// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

/** Something a person may like to know about a sidecar that was written all the same. Names are stable. */
public enum Complaint {
    /** The photo's embedded XMP is damaged; the new sidecar starts without it. */
    EMBEDDED_XMP_IGNORED,
    /** A keyword list is no list of keywords (an Alt, a structure, text with a language); it was left as it is. */
    LIST_LEFT_ALONE,
    /** A program with a stale database had overwritten us; we wrote again, this once. */
    REAPPLIED,
    /** Only {@code acdsee:rating} or {@code MicrosoftPhoto:Rating} holds stars; they count as a person's. */
    OTHER_STARS
}
