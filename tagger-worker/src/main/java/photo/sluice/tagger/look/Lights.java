// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.look;

/**
 * Bright areas in a picture, such as lamps.
 *
 * @param spots how many separate ones, each at most a hundredth of the picture
 * @param share of all bright pixels in the picture, 0 to 1, large areas included
 */
public record Lights(int spots, double share) {
    /** Luma from which a pixel is bright. */
    public static final int BRIGHT = 180;

    private static final double LARGEST_SPOT = 0.01;

    static Lights of(Miniature picture) {
        int pixels = picture.pixels();
        boolean[] bright = new boolean[pixels];
        int all = 0;
        for (int i = 0; i < pixels; i++) {
            bright[i] = picture.luma(i) >= BRIGHT;
            all += bright[i] ? 1 : 0;
        }
        int[] edge = new int[all];
        int spots = 0;
        for (int i = 0; i < pixels; i++) {
            if (bright[i] && area(bright, picture.width(), i, edge) <= LARGEST_SPOT * pixels) {
                spots++;
            }
        }
        return new Lights(spots, (double) all / pixels);
    }

    /** The size of the bright area around {@code start} in pixels; puts it out. Neighbours touch by sides. */
    private static int area(boolean[] bright, int width, int start, int[] edge) {
        int reached = put(bright, edge, 0, start);
        for (int looked = 0; looked < reached; looked++) {
            int at = edge[looked];
            int x = at % width;
            reached = x > 0 ? put(bright, edge, reached, at - 1) : reached;
            reached = x < width - 1 ? put(bright, edge, reached, at + 1) : reached;
            reached = put(bright, edge, reached, at - width);
            reached = put(bright, edge, reached, at + width);
        }
        return reached;
    }

    private static int put(boolean[] bright, int[] edge, int reached, int at) {
        if (at < 0 || at >= bright.length || !bright[at]) {
            return reached;
        }
        bright[at] = false;
        edge[reached] = at;
        return reached + 1;
    }
}
