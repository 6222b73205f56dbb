// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Rendition;
import photo.sluice.inference.Bgr;
import photo.sluice.inference.Model;
import photo.sluice.inference.answer.Answer;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.Output;
import photo.sluice.inference.card.Slider;
import photo.sluice.tagger.TagSource;
import photo.sluice.tagger.word.Vocabulary;

/**
 * What one model sees in a photo, as tags. It is shown the reduced colour picture, which has 769 to 1,536 pixels on its
 * longer side (or all that the photo has) and so is at least as large as any model's input that we know; the model's own
 * preparation makes it smaller.
 */
public final class ModelTags implements TagSource {
    /** digiKam's for YOLO11: for a detector whose card names none. */
    private static final Slider OBJECTS = new Slider(35.7, 32, 88);

    /** digiKam's for EfficientNet B7: for a classifier whose card names none. */
    private static final Slider CLASSES = new Slider(40, 20, 80);

    /** digiKam's for YuNet: for a finder of faces whose card names none. */
    private static final Slider FACES = new Slider(70, 42, 86);

    private final Who who;
    private final Function<Rendition, Answer> eye;
    private final Function<Answer, List<Tag>> reading;

    ModelTags(Who who, Function<Rendition, Answer> eye, Function<Answer, List<Tag>> reading) {
        this.who = who;
        this.eye = eye;
        this.reading = reading;
    }

    /**
     * The tags of a model; empty if it is of another trade, such as judging photos.
     *
     * @param accuracy 1 (lenient) to 10 (strict): digiKam's slider
     */
    public static Optional<TagSource> of(Model model, int accuracy) {
        return reading(model.card(), model.labels(), accuracy)
                .map(reading -> new ModelTags(
                        new Who(model.card().name(), model.card().version()),
                        photo -> model.answer(picture(photo)).said(),
                        reading));
    }

    static Optional<Function<Answer, List<Tag>>> reading(ModelCard card, List<String> labels, int accuracy) {
        Output output = card.output();
        String name = card.name();
        Optional<Slider> own = card.thresholds();
        if (output instanceof Output.Yunet) {
            return Optional.of(new FaceReading(name, own.orElse(FACES).at(accuracy)));
        }
        if (output instanceof Output.YoloV8 || output instanceof Output.Yolox || output instanceof Output.Nanodet) {
            return Optional.of(new ObjectReading(
                    name, Vocabulary.of(labels), own.orElse(OBJECTS).at(accuracy)));
        }
        boolean classes = output instanceof Output.Imagenet || output instanceof Output.Classes;
        // Classes without thresholds are no things to be tagged: such a card is of a model that judges.
        if (classes && (own.isPresent() || output instanceof Output.Imagenet)) {
            return Optional.of(new ClassReading(
                    name, Vocabulary.of(labels), own.orElse(CLASSES).at(accuracy)));
        }
        return Optional.empty();
    }

    @Override
    public List<Tag> tags(Rendition photo) {
        return reading.apply(eye.apply(photo));
    }

    @Override
    public Who who() {
        return who;
    }

    private static Bgr picture(Rendition photo) {
        Mat colour = photo.colour();
        return new Bgr(colour.data(), colour.cols(), colour.rows(), colour.step());
    }

    /** To four places: what is beyond them is noise, and makes events long. */
    static double rounded(double share) {
        return Math.rint(share * 1e4) / 1e4;
    }
}
