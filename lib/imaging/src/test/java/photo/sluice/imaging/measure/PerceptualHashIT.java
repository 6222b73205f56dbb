// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import photo.sluice.imaging.Pictures;

class PerceptualHashIT {
    @Test
    void sameSceneInAnotherSizeAndLightIsNear() {
        Mat scene = Damage.gaussian(Pictures.scene(1200, 800, 41), 6);
        Mat smaller = new Mat();
        resize(scene, smaller, new Size(300, 200), 0, 0, INTER_AREA);
        PerceptualHash hash = PerceptualHash.of(scene);
        assertThat(hash.distance(PerceptualHash.of(smaller))).isLessThanOrEqualTo(4);
        assertThat(hash.distance(PerceptualHash.of(Damage.exposure(scene, 0.7))))
                .isLessThanOrEqualTo(4);
        assertThat(hash.distance(PerceptualHash.of(Damage.noise(scene, 10, 3)))).isLessThanOrEqualTo(4);
    }

    @Test
    void otherScenesAreFar() {
        PerceptualHash hash = PerceptualHash.of(Damage.gaussian(Pictures.scene(1200, 800, 42), 6));
        for (long seed = 43; seed < 49; seed++) {
            Mat other = Damage.gaussian(Pictures.scene(1200, 800, seed), 6);
            assertThat(hash.distance(PerceptualHash.of(other))).isGreaterThan(15);
        }
    }

    @Test
    void hexIsReadBack() {
        PerceptualHash hash = new PerceptualHash(0x8000_0000_0000_00ffL);
        assertThat(hash.hex()).isEqualTo("80000000000000ff");
        assertThat(PerceptualHash.parse(hash.hex())).isEqualTo(hash);
        assertThat(hash.distance(new PerceptualHash(0))).isEqualTo(9);
        assertThatThrownBy(() -> PerceptualHash.parse("xyz")).isInstanceOf(IllegalArgumentException.class);
    }
}
