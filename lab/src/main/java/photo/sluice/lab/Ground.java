// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import photo.sluice.lab.process.Product;

/**
 * Where and how benchmarks run.
 *
 * @param product what is measured
 * @param folder photos and state go here, each in a folder of its own; whoever starts us removes it
 * @param quick whether a rough answer will do
 * @param seed of all that is random
 * @param photos how many, where somebody has said so
 */
record Ground(Product product, Path folder, boolean quick, long seed, OptionalInt photos) {
    /** One of two sizes. */
    int size(int full, int rough) {
        return quick ? rough : full;
    }

    /** A new folder with nothing in it. */
    Path fresh(String name) throws IOException {
        for (int i = 1; ; i++) {
            Path path = folder.resolve(name + (i == 1 ? "" : "-" + i));
            if (!Files.exists(path)) return Files.createDirectories(path);
        }
    }

    /** The same numbers each time that the seed is the same, others for each purpose. */
    Random random(String purpose) {
        return new Random(seed * 31 + purpose.hashCode());
    }

    /** Removes a folder of ours now, for those that are large. */
    void remove(Path path) throws IOException {
        if (!path.startsWith(folder)) throw new IllegalArgumentException(path + " is not ours");
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = new ArrayList<>(walk.toList());
        }
        all.sort(Comparator.reverseOrder());
        for (Path each : all) Files.delete(each);
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }
}
