// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Coefficients;

/**
 * {@code lab/fit}: fits on one half of the photos, judges by the other, and can write the coefficients; {@code --splits} says
 * how much of the figures is the luck of the cut. Exit status 0 done, 2 wrong use.
 */
public final class Fit {
    private static final String USAGE = """
            lab/fit [--seed=N] [--rounds=N] [--write=FILE] [--splits=N] FOLDER...
              Damages the JPEGs of the folders, fits the coefficients of the technical score on half of them, and
              prints how well they and the ones in use hold on the other half.
              --seed=N      which half and which search (%d)
              --rounds=N    how long to search (6000)
              --write=FILE  writes the fitted coefficients as a properties file
              --splits=N    also fits N other cuts and prints their figures""";

    private Fit() {}

    public static void main(String[] args) throws IOException, UnreadablePhoto {
        FitOptions options;
        List<Path> photos;
        try {
            options = FitOptions.of(List.of(args));
            photos = SoundPhotos.in(options.folders());
            if (photos.size() < 4) {
                throw new IllegalArgumentException("four photos at least, not " + photos.size());
            }
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("fit: " + e.getMessage());
            System.err.println(String.format(Locale.ROOT, USAGE, Halves.SEED));
            System.exit(2);
            return;
        }
        Halves<Path> halves = Halves.of(photos, options.seed());
        List<Series> fitted = measured(halves.fitted());
        List<Series> held = measured(halves.held());
        Coefficients found = Search.over(fitted, options.seed(), options.rounds());
        Agreement before = Agreement.of(held, Coefficients.fitted());
        Agreement after = Agreement.of(held, found);
        print("in use, on the other half", before);
        print("fitted, on the half it was fitted on", Agreement.of(fitted, found));
        print("fitted, on the other half", after);
        after.misses().forEach(miss -> System.out.println("  " + miss));
        if (options.write().isPresent()) {
            Files.writeString(options.write().get(), Written.of(found, halves, options, after));
        }
        List<Series> all = new ArrayList<>(fitted);
        all.addAll(held);
        for (int i = 1; i <= options.splits(); i++) {
            Halves<Series> other = Halves.cut(all, options.seed() + i);
            Coefficients another = Search.over(other.fitted(), options.seed() + i, options.rounds());
            Agreement.Counts counts = Agreement.of(other.held(), another).all();
            System.out.printf(
                    Locale.ROOT,
                    "cut %d: %.1f %% fall, %.1f %% hit their own sub-score most%n",
                    i,
                    100 * counts.fallShare(),
                    100 * counts.mostShare());
        }
    }

    private static void print(String what, Agreement agreement) {
        System.out.println(what);
        agreement.lines().forEach(line -> System.out.println("  " + line));
    }

    private static List<Series> measured(List<Path> photos) throws IOException, UnreadablePhoto {
        List<Series> series = new ArrayList<>();
        Path folder = Files.createTempDirectory("sluice-fit");
        try (PhotoReader reader = new PhotoReader(Limits.USUAL)) {
            for (Path photo : photos) {
                series.add(Series.of(photo, reader, folder));
                System.err.println(photo.getFileName());
            }
        } finally {
            Files.delete(folder);
        }
        return series;
    }
}
