// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.packet;

/** Why a sidecar is left alone. The names are stable: they appear in events and metrics. */
public enum Malformation {
    /** Not well-formed XML; perhaps half written. */
    NOT_XML,
    /** Well-formed XML that holds no XMP, or something beside it that rewriting would lose. */
    NOT_XMP,
    /** Has a DOCTYPE, which XMP never needs and which attackers do. */
    DOCTYPE,
    /** Larger, wider or deeper than any real sidecar. */
    OVER_LIMITS,
    /** The same property twice: no program agrees with another on which one counts. */
    DUPLICATE_PROPERTY,
    /** XMP of a kind that the library refuses, such as {@code xmlns:rdf} on {@code x:xmpmeta}. */
    REFUSED_BY_LIBRARY,
    /** Written by a later version of this program, whose bookkeeping we would misread. */
    NEWER_STATE,
    /** {@code IMG.xmp} that says by {@code photoshop:SidecarForExtension} that it belongs to another photo. */
    OTHER_PHOTO
}
