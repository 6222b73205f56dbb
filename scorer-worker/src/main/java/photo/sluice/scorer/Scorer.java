// SPDX-License-Identifier: Apache-2.0
package photo.sluice.scorer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.measure.Examination;

/** Looks at one photo and says what it sees; needs no queue. For several threads at once. */
public final class Scorer {
    private final Panel panel;

    /** {@code panel} may be empty: the technical measures need no model. */
    public Scorer(Panel panel) {
        this.panel = panel;
    }

    /** With these models and no metrics of them. */
    public Scorer(List<QualityModel> models) {
        this(Panel.of(models));
    }

    /** What is seen in a rendition, which is only read. */
    public Scored score(Rendition photo) {
        return score(photo, "unnamed");
    }

    /**
     * What is seen in a rendition, which is only read.
     *
     * @param name of the photo, for the log
     */
    public Scored score(Rendition photo, String name) {
        Examination examination = Examination.of(photo);
        Panel.Opinions opinions = panel.on(photo, name);
        Map<String, Double> took = Signals.steps(examination.times());
        took.putAll(opinions.tookMs());
        took.put("model", Signals.rounded(opinions.total(), 100));
        took.put("total", Signals.rounded(examination.times().total() + opinions.total(), 100));
        return new Scored(
                Captures.of(photo.facts()),
                photo.width(),
                photo.height(),
                photo.format().code(),
                photo.decoded().code(),
                Signals.of(examination.measures()),
                Signals.tiles(examination.measures().sharpness()),
                opinions.scores(),
                examination.hash().hex(),
                opinions.embedding(),
                Captures.xmp(photo.facts()),
                took);
    }

    /** What is seen in the file as it is on disk now. */
    public Scored score(PhotoReader reader, Path file) throws UnreadablePhoto {
        try (Rendition photo = reader.read(file)) {
            return score(photo, file.toString());
        }
    }
}
