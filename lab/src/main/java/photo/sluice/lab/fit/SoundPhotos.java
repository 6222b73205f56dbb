// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The photos of a folder that may be damaged: JPEGs, without those of a blur data set that are blurred already. */
public final class SoundPhotos {
    private SoundPhotos() {}

    /** Files of these folders that end in .jpg, in order of their names; of triplets (_S, _F, _M) only the sharp ones. */
    public static List<Path> in(List<Path> folders) throws IOException {
        List<Path> photos = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(SoundPhotos::isSound)
                        .sorted()
                        .forEach(photos::add);
            }
        }
        return photos;
    }

    private static boolean isSound(Path photo) {
        String name = String.valueOf(photo.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") && !name.endsWith("_f.jpg") && !name.endsWith("_m.jpg");
    }
}
