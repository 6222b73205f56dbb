// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import photo.sluice.contract.ModelScore;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Examination;

/** Looks at one photo and says what it sees; needs no queue. For several threads at once. */
public final class Scorer {
    private final List<QualityModel> models;

    /** {@code models} may be empty: the technical measures need none. */
    public Scorer(List<QualityModel> models) {
        this.models = List.copyOf(models);
    }

    /** What is seen in a rendition, which is only read. */
    public Scored score(Rendition photo) {
        Examination examination = Examination.of(photo);
        long start = System.nanoTime();
        List<ModelScore> scores =
                models.stream().map(model -> model.score(photo)).toList();
        Map<String, Double> took = Signals.steps(examination.times());
        double modelMs = models.isEmpty() ? 0 : (System.nanoTime() - start) / 1e6;
        took.put("model", Signals.rounded(modelMs, 100));
        took.put("total", Signals.rounded(examination.times().total() + modelMs, 100));
        return new Scored(
                Captures.of(photo.facts()),
                photo.width(),
                photo.height(),
                photo.format().code(),
                photo.decoded().code(),
                Signals.of(examination.measures()),
                Signals.tiles(examination.measures().sharpness()),
                scores,
                examination.hash().hex(),
                Captures.xmp(photo.facts()),
                took);
    }

    /** What is seen in the file as it is on disk now. */
    public Scored score(PhotoReader reader, Path file) throws UnreadablePhoto {
        try (Rendition photo = reader.read(file)) {
            return score(photo);
        }
    }
}
