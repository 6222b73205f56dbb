// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Locale;
import java.util.Objects;

/**
 * One of the two names that a photo's sidecar may have, which also decides how it must be written.
 *
 * @param extension the photo's, without the dot: {@code CR2}
 */
public record SidecarName(Form form, String extension) {

    /** {@code IMG.CR2.xmp} is read by darktable, digiKam, Immich and ART; {@code IMG.xmp} by Adobe's programs. */
    public enum Form {
        EXT,
        ADOBE
    }

    public SidecarName {
        Objects.requireNonNull(form);
        Objects.requireNonNull(extension);
    }

    /** The name for a photo's file name. */
    public static SidecarName of(Form form, String photo) {
        int dot = dot(photo);
        return new SidecarName(form, dot == photo.length() ? "" : photo.substring(dot + 1));
    }

    /** {@code IMG.CR2} gives {@code IMG.CR2.xmp} or {@code IMG.xmp}. */
    public String beside(String photo) {
        return (form == Form.EXT ? photo : photo.substring(0, dot(photo))) + ".xmp";
    }

    boolean adobe() {
        return form == Form.ADOBE;
    }

    /** Whether a sidecar made for this other extension is ours. */
    boolean isFor(String other) {
        return other.strip().toLowerCase(Locale.ROOT).equals(extension.toLowerCase(Locale.ROOT));
    }

    private static int dot(String photo) {
        int dot = photo.lastIndexOf('.');
        return dot > 0 ? dot : photo.length();
    }
}
