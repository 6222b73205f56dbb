// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The photos cut in two by chance: one half to fit on, the other to be judged by. */
public record Halves<T>(List<T> fitted, List<T> held) {
    /** The cut that the coefficients in use were made with. */
    public static final long SEED = 20261121;

    public Halves {
        fitted = List.copyOf(fitted);
        held = List.copyOf(held);
    }

    /** By file name and seed alone, whatever the order and the folders. */
    public static Halves<Path> of(List<Path> photos, long seed) {
        List<Path> order = new ArrayList<>(photos);
        order.sort(Comparator.comparing(photo -> String.valueOf(photo.getFileName())));
        return cut(order, seed);
    }

    static <T> Halves<T> cut(List<T> photos, long seed) {
        List<T> order = new ArrayList<>(photos);
        Collections.shuffle(order, new Random(seed));
        List<T> one = new ArrayList<>();
        List<T> other = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            (i % 2 == 0 ? one : other).add(order.get(i));
        }
        return new Halves<>(one, other);
    }
}
