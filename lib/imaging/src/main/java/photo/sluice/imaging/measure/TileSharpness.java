// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.measure;

/** How sharp each 1:1 tile is: acuity over its scales and directions (see {@link Acuities}), noise taken off. */
final class TileSharpness {
    private TileSharpness() {}

    static TileGrid of(Tiles tiles, Noise noise, Coefficients coefficients) {
        double[] weights = Scores.weights(coefficients);
        float[] sharpness = new float[tiles.tiling().count()];
        for (int tile = 0; tile < sharpness.length; tile++) {
            double sum = 0;
            for (int scale = 0; scale < weights.length; scale++) {
                Energies energies = tiles.scales().get(scale);
                double variance = noise.floor()[tile] * noise.floor()[tile] * energies.share();
                for (int direction = 0; direction < Energies.DIRECTIONS; direction++) {
                    sum += weights[scale]
                            * Acuities.Against.PAIR.acuity(energies, direction, tile, variance)
                            / Energies.DIRECTIONS;
                }
            }
            sharpness[tile] = (float) sum;
        }
        return new TileGrid(tiles.tiling().columns(), tiles.tiling().rows(), sharpness);
    }
}
