// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs;

/** A family of formats that one native library decodes. */
public enum Codec {
    /** LibRaw, demosaiced at half size. */
    RAW,
    /** libheif: HEIC, HEIF and AVIF. */
    HEIF,
    /** libjxl: JPEG XL. */
    JXL
}
