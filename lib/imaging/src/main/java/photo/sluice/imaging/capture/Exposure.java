// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import java.util.Optional;

/**
 * How the photo was exposed; numbers are finite.
 *
 * @param seconds exposure time, positive
 * @param fNumber aperture, positive
 * @param iso sensitivity, positive
 * @param biasEv exposure compensation in EV
 * @param focalMm focal length in mm, positive; {@code focal35Mm} the one of equal angle on 24x36 mm
 * @param flashFired bit 0 of Exif Flash
 * @param subjectMetres distance to the subject in metres, positive
 */
public record Exposure(
        Optional<Double> seconds,
        Optional<Double> fNumber,
        Optional<Integer> iso,
        Optional<Double> biasEv,
        Optional<Double> focalMm,
        Optional<Double> focal35Mm,
        Optional<Boolean> flashFired,
        Optional<Double> subjectMetres) {

    public static final Exposure UNKNOWN = new Exposure(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
