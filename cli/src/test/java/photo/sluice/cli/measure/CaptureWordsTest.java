// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Capture;

class CaptureWordsTest {
    @Test
    void nothingKnownIsNothingSaid() {
        assertThat(CaptureWords.gear(Capture.unknown())).isEmpty();
        assertThat(CaptureWords.moment(Capture.unknown())).isEmpty();
    }

    @Test
    void exposureIsSaidAsPhotographersDo() {
        Capture capture =
                Capture.unknown().with(Capture.Gear.camera("Canon EOS 1000D")).with(exposure(1 / 60.0, 5.6, 35, -0.7));
        assertThat(CaptureWords.gear(capture)).isEqualTo("Canon EOS 1000D; 1/60 s f/5.6 ISO 200 35 mm -0.7 EV flash");
        assertThat(CaptureWords.gear(Capture.unknown().with(exposure(2.5, 8, 4.2, 0))))
                .isEqualTo("2.5 s f/8 ISO 200 4.2 mm flash");
        assertThat(CaptureWords.gear(Capture.unknown().with(exposure(0, 8, 4, 0))))
                .isEqualTo("f/8 ISO 200 4 mm flash");
    }

    @Test
    void momentSaysItsOffsetAndWhatIsWrongWithIt() {
        Capture.Moment moment =
                new Capture.Moment(Optional.of(LocalDateTime.of(2009, 3, 1, 12, 13, 14)), Optional.of("+02:00"), false);
        assertThat(CaptureWords.moment(Capture.unknown().with(moment).rated(3)))
                .isEqualTo("2009-03-01 12:13:14 +02:00, rated 3 inside the file");
        Capture.Moment wrong = new Capture.Moment(Optional.empty(), Optional.empty(), true);
        assertThat(CaptureWords.moment(Capture.unknown().with(wrong))).contains("clock");
    }

    private static Capture.Exposure exposure(double seconds, double fNumber, double length, double bias) {
        return new Capture.Exposure(
                Optional.of(seconds),
                Optional.of(fNumber),
                Optional.of(200),
                Optional.of(length),
                Optional.of(bias),
                Optional.of(true));
    }
}
