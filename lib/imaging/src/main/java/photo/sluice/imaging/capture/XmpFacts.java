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

    boolean panorama() {
        return properties.containsKey("GPano:ProjectionType");
    }
}
