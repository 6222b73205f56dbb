// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileLayoutTest {
    @ParameterizedTest
    @CsvSource({
        "6000,4000,16,11",
        "4000,6000,11,16",
        "4032,3024,16,12",
        "640,480,10,7",
        "64,64,1,1",
        "30,9,1,1",
        "20000,500,16,1"
    })
    void gridIsSquareAndBounded(int width, int height, int columns, int rows) {
        TileLayout layout = TileLayout.stored(width, height);
        assertThat(layout.columns()).isEqualTo(columns);
        assertThat(layout.rows()).isEqualTo(rows);
        assertThat(layout.columns() * layout.rows() * layout.tileWidth() * layout.tileHeight())
                .isLessThanOrEqualTo(1_500_000);
    }

    @Test
    void everyTileLiesInTheFrameOnTheBlockGrid() {
        for (int width = 1; width < 3000; width += 37) {
            for (int height = 1; height < 3000; height += 53) {
                TileLayout layout = TileLayout.stored(width, height);
                assertThat(layout.lefts()).allMatch(x -> x % 8 == 0);
                assertThat(layout.lefts().get(0)).isNotNegative();
                assertThat(layout.lefts().get(layout.columns() - 1) + layout.tileWidth())
                        .isLessThanOrEqualTo(width);
                assertThat(layout.tops().get(layout.rows() - 1) + layout.tileHeight())
                        .isLessThanOrEqualTo(height);
                assertThat(layout.stepX()).isGreaterThanOrEqualTo(layout.tileWidth() & ~7);
            }
        }
    }

    @Test
    void quarterTurnSwapsTheGrid() {
        TileLayout stored = TileLayout.stored(6000, 4000);
        TileLayout upright = stored.upright(6);
        assertThat(upright.frameWidth()).isEqualTo(4000);
        assertThat(upright.columns()).isEqualTo(stored.rows());
        // The stored bottom row becomes the left column.
        assertThat(upright.lefts().get(0)).isEqualTo(4000 - 64 - stored.tops().get(stored.rows() - 1));
        assertThat(upright.tops()).isEqualTo(stored.lefts());
    }
}
