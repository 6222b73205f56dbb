// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import photo.sluice.testkit.scene.Picture;
import photo.sluice.testkit.scene.Scene;

/**
 * A photo to be: light, faults, and what the camera writes about it. The same shot gives the same bytes on one JDK build, and
 * the same pixels before compression on every machine. Immutable; the picture must not be painted on any more.
 *
 * @param quality JPEG quality 1 to 100 before any fault of compression
 * @param xmp a packet to embed, as a program leaves a rating in the file
 * @param seed of the grain
 */
public record Shot(Picture light, List<Fault> faults, Exif exif, Optional<String> xmp, int quality, long seed) {
    /** What cameras use for "fine": files of about 0.4 bytes a pixel. */
    public static final int FINE = 92;

    public Shot {
        faults = List.copyOf(faults);
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a JPEG quality is 1 to 100, not " + quality);
        }
    }

    /** A sound shot of this light. */
    public static Shot of(Picture light, long seed) {
        return new Shot(light, List.of(), Exif.none(), Optional.empty(), FINE, seed);
    }

    /** A sound shot of a scene, drawn here and now. */
    public static Shot of(Scene scene, int width, int height, long seed) {
        return of(scene.draw(width, height, seed), seed);
    }

    /** The same with more faults. */
    public Shot with(Fault... more) {
        List<Fault> all = Stream.concat(faults.stream(), Stream.of(more)).toList();
        return new Shot(light, all, exif, xmp, quality, seed);
    }

    public Shot with(Exif written) {
        return new Shot(light, faults, written, xmp, quality, seed);
    }

    public Shot withXmp(String packet) {
        return new Shot(light, faults, exif, Optional.of(packet), quality, seed);
    }

    public Shot withQuality(int better) {
        return new Shot(light, faults, exif, xmp, better, seed);
    }

    /** The bytes of the JPEG file. */
    public byte[] jpeg() {
        Development development = new Development(quality);
        faults.forEach(fault -> fault.strike(development));
        var image = development.image(light, seed);
        byte[] jpeg = Jpeg.encode(image, development.quality());
        if (!exif.isEmpty()) {
            jpeg = Jpeg.withExif(jpeg, exif.tiff(image.getWidth(), image.getHeight()));
        }
        return xmp.isPresent() ? Jpeg.withXmp(jpeg, xmp.get()) : jpeg;
    }

    /** Writes the file so that it appears under its name whole or not at all; gives back {@code file}. */
    public Path write(Path file) throws IOException {
        return Drop.whole(file, jpeg());
    }
}
