// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Photos of one scene each, sharp ({@code _S}), defocused ({@code _F}) and moved ({@code _M}), as
 * {@code 106_NIKON-D3400-35MM_F.JPG}, in pairs of a sharp one and one that is not.
 *
 * @param sharp files, one a pair
 * @param blurred files, one a pair
 */
public record BlurTriplets(List<Path> sharp, List<Path> blurred) {
    public BlurTriplets {
        sharp = List.copyOf(sharp);
        blurred = List.copyOf(blurred);
    }

    /** All pairs of a folder, in the order of their names. */
    public static BlurTriplets in(Path folder) throws IOException {
        List<Path> sharp = new ArrayList<>();
        List<Path> blurred = new ArrayList<>();
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.sorted().toList();
        }
        for (Path one : all) {
            for (Path other : all) {
                if (kind(one) == 'S' && kind(other) != 'S' && scene(one).equals(scene(other))) {
                    sharp.add(one);
                    blurred.add(other);
                }
            }
        }
        return new BlurTriplets(sharp, blurred);
    }

    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static char kind(Path file) {
        String stem = stem(file).toUpperCase(Locale.ROOT);
        return stem.isEmpty() ? ' ' : stem.charAt(stem.length() - 1);
    }

    private static String scene(Path file) {
        return stem(file).substring(0, Math.max(0, stem(file).lastIndexOf('_')));
    }
}
