// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

import java.util.Random;

/**
 * Fractal noise of a seed, looked up in two woven tiles that repeat after 1024 units and are the same in every process.
 * The soft tile falls off as 1/f, as natural scenes do (Field 1987); the rough one keeps its fine detail, as foliage and
 * stone do. Values have mean 0, deviation 0.35 and stay near -1 to 1.
 */
final class Noise {
    private static final int SIZE = 1024;
    private static final int MASK = SIZE - 1;
    private static final float[] SOFT = weave(11, 0.52f);
    private static final float[] ROUGH = weave(12, 1.0f);
    /** Keeps coordinates positive, so that a cast is a floor; a multiple of the tile. */
    private static final float AWAY = 16 * SIZE;

    private final float shiftX;
    private final float shiftY;
    private final int salt;

    Noise(long seed) {
        Random random = new Random(seed);
        shiftX = AWAY + random.nextInt(SIZE);
        shiftY = AWAY + random.nextInt(SIZE);
        salt = random.nextInt();
    }

    float soft(float x, float y) {
        return at(SOFT, x + shiftX, y + shiftY);
    }

    float rough(float x, float y) {
        return at(ROUGH, x + shiftX, y + shiftY);
    }

    /** A number from 0 (inclusive) to 1 (exclusive) that belongs to this cell alone: which window is lit, which brick is dark. */
    float cell(int x, int y) {
        int h = x * 0x9E3779B1 ^ y * 0x85EBCA6B ^ salt;
        h ^= h >>> 15;
        h *= 0x2C1B3C6D;
        h ^= h >>> 12;
        h *= 0x297A2D39;
        h ^= h >>> 15;
        return (h >>> 8) * 0x1p-24f;
    }

    private static float at(float[] tile, float x, float y) {
        int ix = (int) x;
        int iy = (int) y;
        float fx = x - ix;
        float fy = y - iy;
        int x0 = ix & MASK;
        int x1 = x0 + 1 & MASK;
        int row0 = (iy & MASK) * SIZE;
        int row1 = (iy + 1 & MASK) * SIZE;
        float upper = tile[row0 + x0] + (tile[row0 + x1] - tile[row0 + x0]) * fx;
        float lower = tile[row1 + x0] + (tile[row1 + x1] - tile[row1 + x0]) * fx;
        return upper + (lower - upper) * fy;
    }

    /** Octaves of value noise from 4 cells a side down to single units, each weaker by {@code persistence}. */
    private static float[] weave(long seed, float persistence) {
        Random random = new Random(seed);
        float[] tile = new float[SIZE * SIZE];
        float strength = 1;
        for (int cells = 4; cells <= SIZE; cells *= 2, strength *= persistence) {
            octave(tile, lattice(random, cells), cells, strength);
        }
        double mean = 0;
        double square = 0;
        for (float v : tile) {
            mean += v;
            square += (double) v * v;
        }
        mean /= tile.length;
        double scale = 0.35 / Math.sqrt(square / tile.length - mean * mean);
        for (int i = 0; i < tile.length; i++) {
            tile[i] = (float) ((tile[i] - mean) * scale);
        }
        return tile;
    }

    private static float[] lattice(Random random, int cells) {
        float[] values = new float[cells * cells];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }

    private static void octave(float[] tile, float[] lattice, int cells, float strength) {
        int side = SIZE / cells;
        for (int y = 0; y < SIZE; y++) {
            float fy = ease((y % side) / (float) side);
            int row0 = y / side * cells;
            int row1 = (y / side + 1) % cells * cells;
            for (int x = 0; x < SIZE; x++) {
                float fx = ease((x % side) / (float) side);
                int x0 = x / side;
                int x1 = (x0 + 1) % cells;
                float upper = lattice[row0 + x0] + (lattice[row0 + x1] - lattice[row0 + x0]) * fx;
                float lower = lattice[row1 + x0] + (lattice[row1 + x1] - lattice[row1 + x0]) * fx;
                tile[y * SIZE + x] += strength * (upper + (lower - upper) * fy);
            }
        }
    }

    private static float ease(float t) {
        return t * t * (3 - 2 * t);
    }
}
