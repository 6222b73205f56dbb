// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/**
 * What can stand before the camera. A scene is painted from its seed alone: the same seed and size give the same light on
 * every machine. Fine texture is laid at the scale of single pixels, so that sharpness is there to be lost at any size.
 */
public enum Scene {
    /** Snowy mountains over a lake, conifers, a stony shore. */
    MOUNTAIN_LAKE(MountainLake::paint),
    /** Towers with lit windows after sunset, mirrored in a river. */
    CITY_DUSK(CityDusk::paint),
    /** A flower before a background far out of focus. */
    FLOWER(Flower::paint),
    /** Fruit and a vase on a wooden table before cloth. */
    STILL_LIFE(StillLife::paint),
    /** A brick wall with a window and ivy in low sun. */
    BRICK_WALL(BrickWall::paint),
    /** Sailing boats before a row of houses. */
    HARBOUR(Harbour::paint),
    /** Trunks, leaves and ferns in a sunlit wood. */
    FOREST(Forest::paint),
    /** A wet street at night between lamps: low key, most of it dark by intent. */
    NIGHT_STREET(NightStreet::paint),
    /** Grass and poppies under a summer sky. */
    MEADOW(Meadow::paint);

    /** The default size, 6 megapixels at the usual 3:2. */
    public static final int WIDTH = 3000;

    public static final int HEIGHT = 2000;

    private interface Painter {
        void paint(Easel easel);
    }

    private final Painter painter;

    Scene(Painter painter) {
        this.painter = painter;
    }

    /** This scene at the default size. */
    public Picture draw(long seed) {
        return draw(WIDTH, HEIGHT, seed);
    }

    /** This scene at any size from 16 pixels a side, upright and panoramic formats included. */
    public Picture draw(int width, int height, long seed) {
        if (width < 16 || height < 16) {
            throw new IllegalArgumentException("a scene needs 16 pixels a side, not " + width + "x" + height);
        }
        Picture picture = new Picture(width, height);
        painter.paint(new Easel(picture, seed * 31 + ordinal()));
        return picture;
    }
}
