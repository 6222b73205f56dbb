// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.scene;

/**
 * Light on a sensor: three planes of linear light, row by row, before any development. 1 is white, larger values are
 * highlights that clip unless the exposure is lowered. Not thread-safe while it is being painted.
 */
public final class Picture {
    private final int width;
    private final int height;
    private final float[] red;
    private final float[] green;
    private final float[] blue;

    /** A black picture; both sides at least 1 pixel. */
    public Picture(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture needs pixels, not " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        int size = Math.multiplyExact(width, height);
        red = new float[size];
        green = new float[size];
        blue = new float[size];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The live plane of a channel, {@code height * width} values row by row; 0 red, 1 green, 2 blue. */
    public float[] plane(int channel) {
        return switch (channel) {
            case 0 -> red;
            case 1 -> green;
            case 2 -> blue;
            default -> throw new IllegalArgumentException("channels are 0, 1 and 2, not " + channel);
        };
    }

    /** The part whose upper left corner is (x, y), as a picture of its own. */
    public Picture crop(int x, int y, int cropWidth, int cropHeight) {
        if (x < 0 || y < 0 || x + cropWidth > width || y + cropHeight > height) {
            throw new IllegalArgumentException("the crop leaves the picture");
        }
        Picture part = new Picture(cropWidth, cropHeight);
        for (int c = 0; c < 3; c++) {
            for (int row = 0; row < cropHeight; row++) {
                System.arraycopy(plane(c), (y + row) * width + x, part.plane(c), row * cropWidth, cropWidth);
            }
        }
        return part;
    }

    /** This picture with left and right exchanged. */
    Picture mirrored() {
        Picture mirrored = new Picture(width, height);
        for (int c = 0; c < 3; c++) {
            float[] from = plane(c);
            float[] to = mirrored.plane(c);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    to[y * width + x] = from[y * width + width - 1 - x];
                }
            }
        }
        return mirrored;
    }

    /** This picture turned by quarter turns clockwise, 0 to 3. */
    public Picture turned(int quarters) {
        Picture turned = quarters % 2 == 0 ? new Picture(width, height) : new Picture(height, width);
        for (int c = 0; c < 3; c++) {
            float[] from = plane(c);
            float[] to = turned.plane(c);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int at = switch (quarters & 3) {
                        case 0 -> y * width + x;
                        case 1 -> x * height + (height - 1 - y);
                        case 2 -> (height - 1 - y) * width + (width - 1 - x);
                        default -> (width - 1 - x) * height + y;
                    };
                    to[at] = from[y * width + x];
                }
            }
        }
        return turned;
    }

    /** A grey picture of the same luminance (Rec. 709 weights), as a camera's monochrome mode makes it. */
    public Picture monochrome() {
        Picture grey = new Picture(width, height);
        for (int i = 0; i < red.length; i++) {
            float luminance = 0.2126f * red[i] + 0.7152f * green[i] + 0.0722f * blue[i];
            grey.red[i] = luminance;
            grey.green[i] = luminance;
            grey.blue[i] = luminance;
        }
        return grey;
    }

    void put(int i, float[] light) {
        red[i] = light[0];
        green[i] = light[1];
        blue[i] = light[2];
    }

    void blend(int i, float[] light, float cover) {
        red[i] += (light[0] - red[i]) * cover;
        green[i] += (light[1] - green[i]) * cover;
        blue[i] += (light[2] - blue[i]) * cover;
    }

    void add(int i, Tone light, float gain) {
        red[i] += light.r() * gain;
        green[i] += light.g() * gain;
        blue[i] += light.b() * gain;
    }
}
