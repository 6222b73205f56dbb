// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.brisque.Brisque;
import photo.sluice.imaging.digikam.BasicFactors;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Measures;

/**
 * What can be said here about the same photos in several ways, each turned so that more is better, in the order of the
 * photos.
 *
 * @param technical our technical score, 0 to 100
 * @param digikam the quality by digiKam's basic factors, 0 to 100
 * @param brisque BRISQUE turned, -100 to 0
 */
public record Opinions(List<Double> technical, List<Double> digikam, List<Double> brisque) {
    private static final long MOST_PIXELS = 250_000_000;
    private static final long MOST_BYTES = 2L << 30;

    /** @throws IOException if one of the files is no photo */
    public static Opinions of(List<Path> photos) throws IOException {
        Opinions opinions = new Opinions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (PhotoReader reader = new PhotoReader(new Limits(MOST_PIXELS, MOST_BYTES));
                Brisque brisque = new Brisque()) {
            for (Path photo : photos) {
                try (Rendition rendition = reader.read(photo)) {
                    opinions.technical.add(Measures.of(rendition).technical());
                    opinions.digikam.add(BasicFactors.of(rendition).quality());
                    opinions.brisque.add(-brisque.of(rendition));
                } catch (UnreadablePhoto e) {
                    throw new IOException(photo + ": " + e.getMessage(), e);
                }
            }
        }
        return opinions;
    }

    /** The values by the name of their score. */
    public Map<String, List<Double>> by() {
        Map<String, List<Double>> by = new LinkedHashMap<>();
        by.put("technical", technical);
        by.put("digikam-basic", digikam);
        by.put("brisque", brisque);
        return by;
    }
}
