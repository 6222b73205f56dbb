// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** The numbers behind the rules, on pictures whose every pixel is known. */
class LookNumbersTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 50;

    @Test
    void tonesAreCountedByShare() {
        // A quarter at 40, the rest at 200.
        Tones tones = Tones.of(picture(i -> grey(i < WIDTH * HEIGHT / 4 ? 40 : 200)));

        assertThat(tones).isEqualTo(new Tones(40, 200, 200, 200, 0.25));
    }

    @Test
    void fiftyIsNotDarkAnyMore() {
        assertThat(Tones.of(picture(i -> grey(49))).darkShare()).isEqualTo(1);
        assertThat(Tones.of(picture(i -> grey(50))).darkShare()).isZero();
    }

    @Test
    void greyHasNoColour() {
        Chroma chroma = Chroma.of(picture(i -> grey(i % 256)));

        assertThat(chroma).isEqualTo(new Chroma(0, chroma.typical(), 0, 0));
        assertThat(chroma.typical()).isCloseTo(0, within(0.01));
    }

    @Test
    void primariesHaveTheChromaOfJpeg() {
        // Pure blue: Y = 29.07, Cb = 0.564 (255 - 29.07) = 127.4, Cr = 0.713 (0 - 29.07) = -20.7.
        Chroma blue = Chroma.of(picture(i -> rgb(0, 0, 255)));

        assertThat(blue.typical()).isCloseTo(Math.hypot(127.4, 20.7), within(0.1));
        assertThat(blue.offTone()).as("one colour is its own mean").isZero();
    }

    @Test
    void toningFollowsLightness() {
        Chroma sepia = Chroma.of(picture(i -> {
            int y = 20 + i * 7 % 180;
            return rgb(Math.min(255, y + y / 6), y, y - y / 5);
        }));

        assertThat(sepia.offTone()).isLessThan(2);
        assertThat(sepia.turn()).isLessThan(15);
        assertThat(sepia.typical()).isGreaterThan(8);
    }

    @Test
    void twoColoursOfOneLightnessAreNoToning() {
        // Both have a luma of about 105.
        Chroma both = Chroma.of(picture(i -> i % 2 == 0 ? rgb(180, 80, 40) : rgb(40, 112, 240)));

        assertThat(both.offTone()).isGreaterThan(30);
    }

    @Test
    void shadowsOfAnotherHueTurn() {
        Chroma split = Chroma.of(picture(i -> i % 2 == 0 ? rgb(30, 40, 70) : rgb(220, 190, 140)));

        assertThat(split.offTone()).isLessThan(1);
        assertThat(split.turn()).isGreaterThan(90);
    }

    @Test
    void oneThousandthOfColourIsNotCountedAndMoreIs() {
        assertThat(Chroma.of(picture(i -> i < 4 ? rgb(255, 0, 0) : grey(90))).strongest())
                .isLessThan(1);
        assertThat(Chroma.of(picture(i -> i < 8 ? rgb(255, 0, 0) : grey(90))).strongest())
                .isGreaterThan(100);
    }

    @Test
    void separateLightsAreCounted() {
        // Single pixels on a grid of ten.
        Lights lights = Lights.of(picture(i -> grey(i % 10 == 5 && i / WIDTH % 10 == 5 ? 255 : 10)));

        assertThat(lights).isEqualTo(new Lights(50, 50.0 / (WIDTH * HEIGHT)));
    }

    @Test
    void largeBrightAreaIsNoLight() {
        // A disc of 7 by 7 is below a hundredth of 5000, one of 8 by 8 above.
        assertThat(Lights.of(picture(i -> grey(i % WIDTH < 7 && i / WIDTH < 7 ? 255 : 10)))
                        .spots())
                .isEqualTo(1);
        assertThat(Lights.of(picture(i -> grey(i % WIDTH < 8 && i / WIDTH < 8 ? 255 : 10)))
                        .spots())
                .isZero();
    }

    @Test
    void lightsAtOppositeBordersDoNotTouch() {
        Lights lights = Lights.of(picture(i -> grey(i == WIDTH - 1 || i == WIDTH ? 255 : 10)));

        assertThat(lights.spots()).isEqualTo(2);
    }

    @Test
    void textureTellsFlatSoftAndHard() {
        // Pairs 0-0 flat, 0-4 soft, 4-100 hard, 100-100 flat, 100-120 neither.
        byte[] row = {0, 0, 4, 100, 100, 120};

        assertThat(Texture.of(row, 6, 6)).isEqualTo(new Texture(0.4, 0.2, 0.2));
    }

    @Test
    void textureStaysWithinTilesAndRows() {
        byte[] luma = {10, 10, (byte) 200, (byte) 200, 10, 10, (byte) 200, (byte) 200};

        assertThat(Texture.of(luma, 4, 2)).as("two tiles in two rows").isEqualTo(new Texture(1, 0, 0));
        assertThat(Texture.of(new byte[] {7}, 1, 1)).as("a single pixel").isEqualTo(new Texture(0, 0, 0));
    }

    @Test
    void miniatureHasThreeBytesAPixel() {
        assertThatThrownBy(() -> new Miniature(2, 2, new byte[11])).isInstanceOf(IllegalArgumentException.class);
    }

    private static int grey(int level) {
        return rgb(level, level, level);
    }

    private static int rgb(int red, int green, int blue) {
        return red << 16 | green << 8 | blue;
    }

    private static Miniature picture(IntUnaryOperator rgb) {
        byte[] bgr = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int colour = rgb.applyAsInt(i);
            bgr[3 * i] = (byte) colour;
            bgr[3 * i + 1] = (byte) (colour >> 8);
            bgr[3 * i + 2] = (byte) (colour >> 16);
        }
        return new Miniature(WIDTH, HEIGHT, bgr);
    }
}
