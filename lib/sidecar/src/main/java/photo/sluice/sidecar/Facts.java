// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What we measured and why we judged so: everything in our own namespace that is not bookkeeping.
 *
 * <p>Nobody but us writes these, so they are replaced at each write. Doubles keep four decimals in the file.
 *
 * @param technical the technical score, if the photo was measured
 * @param reasons reason codes of the verdict, most important first
 * @param models what each installed model said
 * @param detections what was found in the picture and where
 * @param judgement who judged, by which policy
 * @param place the photo's place among its neighbours
 */
public record Facts(
        Optional<Technical> technical,
        List<String> reasons,
        List<ModelScore> models,
        List<Detection> detections,
        Optional<Judgement> judgement,
        Optional<Place> place) {

    public static final Facts NONE =
            new Facts(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public Facts {
        Objects.requireNonNull(technical);
        reasons = reasons.stream().map(r -> Texts.required(r, "reason")).toList();
        models = List.copyOf(models);
        detections = List.copyOf(detections);
        Objects.requireNonNull(judgement);
        Objects.requireNonNull(place);
    }

    /** Scores from 0 (useless) to 100 (faultless); a sub-score that was not measured is empty. */
    public record Technical(
            double score,
            Optional<Double> sharpness,
            Optional<Double> motion,
            Optional<Double> noise,
            Optional<Double> exposure,
            Optional<Double> compression) {
        public Technical {
            percent(score);
            sharpness.ifPresent(Facts::percent);
            motion.ifPresent(Facts::percent);
            noise.ifPresent(Facts::percent);
            exposure.ifPresent(Facts::percent);
            compression.ifPresent(Facts::percent);
        }
    }

    /** A model's answer in the model's own unit. */
    public record ModelScore(String name, String version, double score) {
        public ModelScore {
            name = Texts.required(name, "model name");
            version = Texts.required(version, "model version");
            finite(score);
        }
    }

    /** Something found in the picture: label, confidence 0 to 1, the model's name, and where, if it knows. */
    public record Detection(String label, double confidence, String model, Optional<Box> box) {
        public Detection {
            label = Texts.required(label, "label");
            model = Texts.required(model, "model name");
            if (!(confidence >= 0 && confidence <= 1)) throw new IllegalArgumentException("confidence " + confidence);
            Objects.requireNonNull(box);
        }
    }

    /** A rectangle of the upright picture: left, top, width, height as shares (0 to 1) of its width and height. */
    public record Box(double x, double y, double width, double height) {
        public Box {
            if (!(x >= 0 && y >= 0 && width >= 0 && height >= 0 && x + width <= 1.0001 && y + height <= 1.0001)) {
                throw new IllegalArgumentException("box " + x + " " + y + " " + width + " " + height);
            }
        }
    }

    /** The run that judged and the policy it used. */
    public record Judgement(String run, String policy, String policyVersion) {
        public Judgement {
            run = Texts.required(run, "run");
            policy = Texts.required(policy, "policy");
            policyVersion = Texts.required(policyVersion, "policy version");
        }
    }

    /** A set (kind such as burst, bracket, pair; any id) and the photo's rank in it, 1 being the best. */
    public record Place(String kind, String set, int rank, int size) {
        public Place {
            kind = Texts.required(kind, "kind of set");
            set = Texts.required(set, "set");
            if (rank < 1 || rank > size) throw new IllegalArgumentException("rank " + rank + " of " + size);
        }
    }

    private static void percent(double score) {
        if (!(score >= 0 && score <= 100)) throw new IllegalArgumentException("score " + score + " not in 0..100");
    }

    private static void finite(double score) {
        if (!Double.isFinite(score)) throw new IllegalArgumentException("score " + score);
    }
}
