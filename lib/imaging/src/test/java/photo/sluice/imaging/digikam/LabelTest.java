// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.digikam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelTest {
    @Test
    void eachOfTheThreeThresholdsWorks() {
        assertThat(Label.of(0)).contains(Label.REJECTED);
        assertThat(Label.of(10)).contains(Label.REJECTED);
        assertThat(Label.of(10.01)).contains(Label.PENDING);
        assertThat(Label.of(40)).contains(Label.PENDING);
        assertThat(Label.of(40.01)).isEmpty();
        assertThat(Label.of(60)).isEmpty();
        assertThat(Label.of(60.01)).contains(Label.ACCEPTED);
        assertThat(Label.of(100)).contains(Label.ACCEPTED);
    }

    @Test
    void damagesWeighTheSameUpToNineTenths() {
        assertThat(new BasicFactors(0.684, 0.060, 0.181, 0.305).quality()).isCloseTo(69.3, within(0.06));
        assertThat(new BasicFactors(0.9, 0, 0, 0).quality()).isCloseTo(77.5, within(1e-9));
        assertThat(new BasicFactors(0, 0, 0, 0).quality()).isEqualTo(100);
    }

    /** Qualities that digiKam's rule gives for the damages of its own test pictures. */
    @Test
    void aGraveDamageWeighsTwentyTimes() {
        assertThat(new BasicFactors(0.924, 0.07, 0.16, 0.77).quality()).isCloseTo(15.3, within(0.6));
        assertThat(new BasicFactors(0.984, 0.07, 0.16, 0.82).quality()).isCloseTo(9.9, within(0.6));
        assertThat(new BasicFactors(0.984, 0.07, 0.16, 0.82).label()).contains(Label.REJECTED);
        assertThat(new BasicFactors(1, 1, 1, 1).quality()).isZero();
    }

    @Test
    void damagesOutsideNoughtToOneAreRefused() {
        assertThatThrownBy(() -> new BasicFactors(0, Double.NaN, 0, 0)).hasMessageContaining("noise");
        assertThatThrownBy(() -> new BasicFactors(0, 0, 0, 1.01)).hasMessageContaining("compression");
    }
}
