// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/**
 * What can stand before the camera. A scene is painted from its seed alone: the same seed and size give the same light on
 * every machine. Fine texture is laid at the scale of single pixels, so that sharpness is there to be lost at any size.
 */
public enum Scene {
    /** Snowy mountains over a lake, conifers, a stony shore. */
    MOUNTAIN_LAKE,
    /** Towers with lit windows after sunset, mirrored in a river. */
    CITY_DUSK,
    /** A flower before a background far out of focus. */
    FLOWER,
    /** Fruit and a vase on a wooden table before cloth. */
    STILL_LIFE,
    /** A brick wall with a window and ivy in low sun. */
    BRICK_WALL,
    /** Sailing boats before a row of houses. */
    HARBOUR,
    /** Trunks, leaves and ferns in a sunlit wood. */
    FOREST,
    /** A wet street at night between lamps: low key, most of it dark by intent. */
    NIGHT_STREET,
    /** Grass and poppies under a summer sky. */
    MEADOW;

    /** The default size, 6 megapixels at the usual 3:2. */
    public static final int WIDTH = 3000;

    public static final int HEIGHT = 2000;

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
        long own = seed * 31 + name().hashCode();
        paint(new Easel(picture, own));
        return (own & 4) == 0 ? picture : picture.mirrored();
    }

    private void paint(Easel easel) {
        switch (this) {
            case MOUNTAIN_LAKE -> MountainLake.paint(easel);
            case CITY_DUSK -> CityDusk.paint(easel);
            case FLOWER -> Flower.paint(easel);
            case STILL_LIFE -> StillLife.paint(easel);
            case BRICK_WALL -> BrickWall.paint(easel);
            case HARBOUR -> Harbour.paint(easel);
            case FOREST -> Forest.paint(easel);
            case NIGHT_STREET -> NightStreet.paint(easel);
            case MEADOW -> Meadow.paint(easel);
        }
    }
}
