// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.Optional;

/** What took the photo; texts are trimmed and never empty. */
public record Camera(
        Optional<String> make,
        Optional<String> model,
        Optional<String> bodySerial,
        Optional<String> lens,
        Optional<String> lensSerial,
        Optional<String> software) {

    public static final Camera UNKNOWN = new Camera(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
