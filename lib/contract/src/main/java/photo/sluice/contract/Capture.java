// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What the camera wrote about the moment, as far as it is there and can be believed.
 *
 * @param time local time on the camera's clock, with sub-seconds; absent if missing or plainly wrong
 * @param offset the clock's offset from UTC such as {@code +02:00}
 * @param camera make and model
 * @param cameraSerial body serial number
 * @param lens lens model
 * @param exposureSeconds shutter time in seconds
 * @param fNumber aperture
 * @param iso sensitivity
 * @param focalLength in millimetres
 * @param exposureBias in EV
 * @param flashFired whether the flash fired
 * @param orientation Exif orientation 1 to 8
 * @param latitude degrees north
 * @param longitude degrees east
 * @param rating a rating that stands inside the photo already (XMP, Exif 0x4746), -1 to 5: a person's word
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Capture(
        Optional<LocalDateTime> time,
        Optional<String> offset,
        Optional<String> camera,
        Optional<String> cameraSerial,
        Optional<String> lens,
        Optional<Double> exposureSeconds,
        Optional<Double> fNumber,
        Optional<Integer> iso,
        Optional<Double> focalLength,
        Optional<Double> exposureBias,
        Optional<Boolean> flashFired,
        Optional<Integer> orientation,
        Optional<Double> latitude,
        Optional<Double> longitude,
        Optional<Integer> rating) {
    private static final Capture UNKNOWN = new Capture(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** No metadata at all. */
    public static Capture unknown() {
        return UNKNOWN;
    }
}
