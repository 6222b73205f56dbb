// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.rule;

import java.util.Optional;
import photo.sluice.imaging.capture.Exposure;

/**
 * How much light the camera was set for: EV at ISO 100, log2(N^2 / t) - log2(ISO / 100) (APEX; ISO 2720).
 *
 * <p>Sun is 15, heavy overcast 12, after sunset 9 to 11, bright streets at night 7 to 8, home interiors 5 to 7, floodlit buildings
 * and fountains 3 to 5, distant lights 2, moonlight -3 (ANSI PH2.7-1973 and -1986, as tabulated in Wikipedia, "Exposure value").
 */
final class ExposureValue {
    private ExposureValue() {}

    /** Empty unless time, aperture and sensitivity are all known. */
    static Optional<Double> of(Exposure exposure) {
        return exposure.seconds()
                .flatMap(seconds -> exposure.fNumber()
                        .flatMap(f -> exposure.iso().map(iso -> Math.log(f * f / seconds * 100 / iso) / Math.log(2))));
    }
}
