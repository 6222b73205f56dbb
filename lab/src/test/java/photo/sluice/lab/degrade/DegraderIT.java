// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.degrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_core.sumElems;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;

class DegraderIT {
    @Test
    void discIsRoundAndSumsToOne() {
        try (Mat disc = Kernels.disc(3.4);
                FloatIndexer at = disc.createIndexer()) {
            assertThat(disc.rows()).isEqualTo(9);
            assertThat(sumElems(disc).get(0)).isCloseTo(1, within(1e-4));
            assertThat(at.get(4, 4))
                    .isEqualTo(at.get(4, 6))
                    .isEqualTo(at.get(2, 4))
                    .isPositive();
            assertThat(at.get(0, 0)).isZero();
            assertThat(at.get(4, 4)).isCloseTo((float) (1 / (Math.PI * 3.4 * 3.4)), within(0.001f));
        }
    }

    @Test
    void lineLiesAlongItsAngle() {
        try (Mat line = Kernels.line(9, 0);
                Mat up = Kernels.line(9, 45);
                FloatIndexer at = line.createIndexer();
                FloatIndexer diagonal = up.createIndexer()) {
            int middle = line.rows() / 2;
            assertThat(sumElems(line).get(0)).isCloseTo(1, within(1e-4));
            assertThat(at.get(middle, middle - 3)).isCloseTo(1 / 9f, within(0.01f));
            assertThat(at.get(middle - 3, middle)).isZero();
            assertThat(diagonal.get(middle - 2, middle + 2)).isPositive();
            assertThat(diagonal.get(middle + 2, middle + 2)).isZero();
        }
    }

    @Test
    void noiseHasItsDeviationAtMidGreyAndTheSameEachTime() {
        try (Mat grey = new Mat(400, 400, CV_8UC3, new Scalar(128, 128, 128, 0));
                Mat noisy = new Degrader(7).damaged(grey, Kind.NOISE, 12);
                Mat again = new Degrader(7).damaged(grey, Kind.NOISE, 12);
                Mat m = new Mat();
                Mat d = new Mat();
                UByteIndexer one = noisy.createIndexer();
                UByteIndexer other = again.createIndexer()) {
            meanStdDev(noisy, m, d);
            assertThat(new DoublePointer(d.data()).get(0)).isBetween(11.6, 12.4);
            assertThat(new DoublePointer(m.data()).get(0)).isBetween(127.5, 128.5);
            assertThat(one.get(200, 133, 1)).isEqualTo(other.get(200, 133, 1));
        }
    }

    @Test
    void oneStopHalvesLinearLightAndWhiteIsClipped() {
        try (Mat grey = new Mat(2, 2, CV_8UC3, new Scalar(188, 60, 250, 0));
                Mat darker = new Degrader(1).damaged(grey, Kind.UNDEREXPOSURE, 1);
                Mat lighter = new Degrader(1).damaged(grey, Kind.OVEREXPOSURE, 1);
                UByteIndexer dark = darker.createIndexer();
                UByteIndexer light = lighter.createIndexer()) {
            // 188 is half the light of 255.
            assertThat(light.get(0, 0, 0)).isEqualTo(255);
            assertThat(light.get(0, 0, 2)).isEqualTo(255);
            assertThat(dark.get(0, 0, 0)).isBetween(136, 138);
            assertThat(light.get(0, 0, 1)).isBetween(82, 86);
        }
    }

    @Test
    void lengthsFollowTheSizeOfThePhotoDownToAScreen() {
        assertThat(Strength.pixels(3, 24)).isEqualTo(3);
        assertThat(Strength.pixels(3, 6)).isEqualTo(Strength.pixels(3, 3)).isCloseTo(1.76, within(0.01));
    }
}
