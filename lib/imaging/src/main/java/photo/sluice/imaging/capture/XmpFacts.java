// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.xmp.XmpDirectory;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few properties of the embedded XMP that are looked at. */
final class XmpFacts {
    private final Map<String, String> properties;

    XmpFacts(@Nullable XmpDirectory directory) {
        this.properties = directory == null ? Map.of() : directory.getXmpProperties();
    }

    Optional<Integer> rating() {
        try {
            return Optional.ofNullable(properties.get("xmp:Rating"))
                    .map(text -> (int) Math.round(Double.parseDouble(text.strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The id of a burst, as Google's camera writes it. */
    Optional<String> burst() {
        return text("GCamera:BurstID");
    }

    /** The comment of the file's maker, in any language. */
    Optional<String> comment() {
        return text("exif:UserComment[1]").or(() -> text("exif:UserComment"));
    }

    /** When it was taken, in the form of ISO 8601. */
    Optional<String> taken() {
        return text("exif:DateTimeOriginal").or(() -> text("photoshop:DateCreated"));
    }

    private Optional<String> text(String property) {
        return Optional.ofNullable(properties.get(property)).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean panorama() {
        return properties.containsKey("GPano:ProjectionType");
    }
}
