// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Evidence;
import photo.sluice.lab.degrade.Copies;
import photo.sluice.lab.degrade.Kind;

/**
 * What is measured of one photo undamaged and at each strength of each kind of damage.
 *
 * @param photo its name
 * @param damaged by kind the weakest first, as many as the kind has strengths
 */
public record Series(String photo, Evidence sound, Map<Kind, List<Evidence>> damaged) {
    public Series {
        damaged = Map.copyOf(damaged);
    }

    /** Damages and measures a photo; copies are written to {@code folder}, one at a time. The seed is the name's own. */
    public static Series of(Path photo, PhotoReader reader, Path folder) throws IOException, UnreadablePhoto {
        try (Mat picture = Copies.read(photo)) {
            return of(String.valueOf(photo.getFileName()), picture, reader, folder);
        }
    }

    /** The same of a picture in memory (8 bits, BGR). */
    public static Series of(String name, Mat picture, PhotoReader reader, Path folder)
            throws IOException, UnreadablePhoto {
        Evidence sound = measured(Copies.undamaged(picture), reader, folder);
        Map<Kind, List<Evidence>> damaged = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<Evidence> steps = new ArrayList<>();
            for (double strength : kind.strengths()) {
                steps.add(measured(Copies.damaged(picture, kind, strength, name.hashCode()), reader, folder));
            }
            damaged.put(kind, List.copyOf(steps));
        }
        return new Series(name, sound, damaged);
    }

    private static Evidence measured(byte[] jpeg, PhotoReader reader, Path folder) throws IOException, UnreadablePhoto {
        Path file = folder.resolve("copy.jpg");
        Files.write(file, jpeg);
        try (Rendition rendition = reader.read(file)) {
            return Evidence.of(rendition);
        } finally {
            Files.delete(file);
        }
    }

    List<Evidence> of(Kind kind) {
        return damaged.getOrDefault(kind, List.of());
    }
}
