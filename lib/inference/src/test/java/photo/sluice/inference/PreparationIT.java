// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.inference.answer.Placement;
import photo.sluice.inference.card.Colours;
import photo.sluice.inference.card.Input;
import photo.sluice.inference.card.Layout;
import photo.sluice.inference.card.Resize;
import photo.sluice.inference.card.Shades;

/** Small pictures, and each number that the model is shown of them. */
class PreparationIT {
    private static final Shades PLAIN = new Shades(1, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    /** Two pixels side by side: blue 1 green 2 red 3, then blue 4 green 5 red 6. */
    private static final Bgr TWO = picture(2, 1, 1, 2, 3, 4, 5, 6);

    @Test
    void planesComeInTheCardsOrder() {
        assertThat(laid(TWO, 2, 1, Layout.NCHW, Colours.BGR, PLAIN, new Resize.Area()))
                .containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(laid(TWO, 2, 1, Layout.NCHW, Colours.RGB, PLAIN, new Resize.Area()))
                .containsExactly(3, 6, 2, 5, 1, 4);
    }

    @Test
    void pixelsComeInTheCardsOrder() {
        assertThat(laid(TWO, 2, 1, Layout.NHWC, Colours.BGR, PLAIN, new Resize.Area()))
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(laid(TWO, 2, 1, Layout.NHWC, Colours.RGB, PLAIN, new Resize.Area()))
                .containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void meanAndStdFollowTheTensorsColours() {
        Shades shades = new Shades(2, List.of(1.0, 0.0, 0.0), List.of(1.0, 1.0, 4.0));
        // Red 3 * 2 - 1, green 2 * 2, blue 1 * 2 / 4.
        assertThat(laid(TWO, 2, 1, Layout.NHWC, Colours.RGB, shades, new Resize.Area()))
                .startsWith(5, 4, 0.5f);
    }

    @Test
    void nearestTakesThePixelUnderTheCentre() {
        Bgr five = picture(5, 1, 10, 0, 0, 20, 0, 0, 30, 0, 0, 40, 0, 0, 50, 0, 0);
        // Centres of two halves of five pixels lie at 1.25 and 3.75; their corners at 0 and 2.5.
        assertThat(laid(five, 2, 1, Layout.NCHW, Colours.BGR, PLAIN, new Resize.Nearest()))
                .startsWith(20, 40);
    }

    @Test
    void areaTakesTheMean() {
        assertThat(laid(picture(2, 1, 10, 0, 0, 30, 0, 0), 1, 1, Layout.NCHW, Colours.BGR, PLAIN, new Resize.Area()))
                .containsExactly(20, 0, 0);
    }

    @Test
    void letterboxFillsAndDoesNotEnlarge() {
        assertThat(laid(TWO, 3, 2, Layout.NCHW, Colours.BGR, PLAIN, new Resize.Letterbox(9, false)))
                .startsWith(1, 4, 9, 9, 9, 9);
        assertThat(laid(TWO, 4, 3, Layout.NCHW, Colours.BGR, PLAIN, new Resize.Letterbox(9, true)))
                .startsWith(9, 9, 9, 9, 9, 1, 4, 9, 9, 9, 9, 9);
    }

    @Test
    void nothingOfTheLastPictureStaysInTheLetterbox() {
        FloatBuffer tensor = floats(3 * 4);
        Input input = input(2, 2, Layout.NHWC, Colours.RGB, PLAIN, new Resize.Letterbox(9, false));
        try (Preparation preparation = new Preparation(input, tensor)) {
            preparation.lay(picture(2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
            assertThat(preparation.lay(TWO)).isEqualTo(new Placement(0, 0, 2, 1));
            assertThat(tensor.get(11)).isEqualTo(9);
        }
    }

    @Test
    void rowsMayHaveGaps() {
        ByteBuffer pixels = ByteBuffer.allocateDirect(8).put(new byte[] {7, 0, 0, 99, 8, 0, 0, 99});
        Bgr gaps = new Bgr(Bgr.of(pixels, 1, 2).pixels(), 1, 2, 4);
        assertThat(laid(gaps, 1, 2, Layout.NCHW, Colours.BGR, PLAIN, new Resize.Area()))
                .startsWith(7, 8);
    }

    @Test
    void pixelsThatAreNotThereAreRefused() {
        assertThatThrownBy(() -> Bgr.of(ByteBuffer.allocateDirect(11), 2, 2)).hasMessageContaining("needs 12 bytes");
        assertThatThrownBy(() -> Bgr.of(ByteBuffer.allocate(12), 2, 2)).hasMessageContaining("direct");
        assertThatThrownBy(() -> Bgr.of(ByteBuffer.allocateDirect(12), 0, 2)).hasMessageContaining("empty");
    }

    private static float[] laid(
            Bgr picture, int width, int height, Layout layout, Colours colours, Shades shades, Resize resize) {
        FloatBuffer tensor = floats(3 * width * height);
        try (Preparation preparation = new Preparation(input(width, height, layout, colours, shades, resize), tensor)) {
            preparation.lay(picture);
        }
        float[] values = new float[tensor.limit()];
        tensor.get(0, values);
        return values;
    }

    private static Input input(int width, int height, Layout layout, Colours colours, Shades shades, Resize resize) {
        return new Input(Optional.empty(), width, height, new Input.Arrangement(layout, colours), shades, resize);
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(4 * count)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static Bgr picture(int width, int height, int... samples) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(samples.length);
        for (int sample : samples) pixels.put((byte) sample);
        return Bgr.of(pixels, width, height);
    }
}
