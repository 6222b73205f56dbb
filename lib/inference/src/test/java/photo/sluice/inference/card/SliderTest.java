// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliderTest {
    private static final Slider YOLO11N = new Slider(35.7, 32, 88);

    @ParameterizedTest
    @CsvSource({"1,.320", "2,.382", "4,.507", "7,.693", "9,.818", "10,.880"})
    void digikamsTableComesOut(int accuracy, double threshold) {
        assertThat(YOLO11N.at(accuracy)).isCloseTo(threshold, within(0.0006));
    }

    @Test
    void unsetIsTheDefault() {
        assertThat(YOLO11N.unset()).isCloseTo(0.357, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11})
    void accuracyOffTheSliderIsRefused(int accuracy) {
        assertThatThrownBy(() -> YOLO11N.at(accuracy)).hasMessageContaining("1..10");
    }
}
