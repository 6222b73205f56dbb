// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What we measured and why we judged so: everything in our own namespace that is not bookkeeping.
 *
 * <p>Nobody but us writes these, so they are replaced at each write. Doubles keep four decimals in the file. The size is
 * bounded whatever a worker says: what is beyond {@link #MOST_REASONS}, {@link #MOST_MODELS} and
 * {@link #MOST_DETECTIONS} is left out, and texts are cut at {@link #LONGEST_TEXT}, so that our part of a sidecar stays
 * below 64 KiB.
 *
 * @param technical the technical score, if the photo was measured
 * @param decoded the pixels that were looked at
 * @param reasons reason codes of the verdict, most important first
 * @param models what each installed model said
 * @param detections what was found in the picture and where; the most confident are kept
 * @param judgement who judged, by which policy
 * @param place the photo's place among its neighbours
 * @param taggers who looked for things to tag, each with its version: a photo in which they found nothing is tagged too
 */
public record Facts(
        Optional<Technical> technical,
        Optional<Decoded> decoded,
        List<String> reasons,
        List<ModelScore> models,
        List<Detection> detections,
        Optional<Judgement> judgement,
        Optional<Place> place,
        List<String> taggers) {

    public static final int MOST_REASONS = 32;
    public static final int MOST_MODELS = 16;
    public static final int MOST_DETECTIONS = 64;

    /** Of one model. */
    public static final int MOST_CLASSES = 8;

    /** Kinds of votes that a model's voters have. */
    public static final int VOTES = 10;

    /** Characters. */
    public static final int LONGEST_TEXT = 100;

    /** Characters of a class. */
    private static final int LONGEST_LABEL = 24;

    public static final Facts NONE = new Facts(
            Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public Facts {
        Objects.requireNonNull(technical);
        Objects.requireNonNull(decoded);
        reasons = reasons.stream()
                .map(reason -> text(reason, "reason"))
                .limit(MOST_REASONS)
                .toList();
        models = models.stream().limit(MOST_MODELS).toList();
        detections = mostConfident(detections);
        Objects.requireNonNull(judgement);
        Objects.requireNonNull(place);
        taggers = taggers.stream()
                .map(tagger -> text(tagger, "tagger"))
                .limit(MOST_MODELS)
                .toList();
    }

    /** By taggers that are not named. */
    public Facts(
            Optional<Technical> technical,
            Optional<Decoded> decoded,
            List<String> reasons,
            List<ModelScore> models,
            List<Detection> detections,
            Optional<Judgement> judgement,
            Optional<Place> place) {
        this(technical, decoded, reasons, models, detections, judgement, place, List.of());
    }

    /** The same, by these taggers. */
    public Facts taggedBy(List<String> names) {
        return new Facts(technical, decoded, reasons, models, detections, judgement, place, names);
    }

    /** Without what was decoded. */
    public Facts(
            Optional<Technical> technical,
            List<String> reasons,
            List<ModelScore> models,
            List<Detection> detections,
            Optional<Judgement> judgement,
            Optional<Place> place) {
        this(technical, Optional.empty(), reasons, models, detections, judgement, place);
    }

    /**
     * Scores from 0 (useless) to 100 (faultless); a sub-score that was not measured is empty.
     *
     * @param version of the formulas; empty in sidecars that are older than this property
     */
    public record Technical(
            double score,
            Optional<Double> sharpness,
            Optional<Double> motion,
            Optional<Double> noise,
            Optional<Double> exposure,
            Optional<Double> compression,
            Optional<String> version) {
        /** By formulas of no known version. */
        public Technical(
                double score,
                Optional<Double> sharpness,
                Optional<Double> motion,
                Optional<Double> noise,
                Optional<Double> exposure,
                Optional<Double> compression) {
            this(score, sharpness, motion, noise, exposure, compression, Optional.empty());
        }

        /** The same, by formulas of this version. */
        public Technical by(String formulas) {
            return new Technical(score, sharpness, motion, noise, exposure, compression, Optional.of(formulas));
        }

        public Technical {
            version = version.map(text -> text(text, "version of the measures"));
            percent(score);
            sharpness.ifPresent(Facts::percent);
            motion.ifPresent(Facts::percent);
            noise.ifPresent(Facts::percent);
            exposure.ifPresent(Facts::percent);
            compression.ifPresent(Facts::percent);
        }
    }

    /**
     * The pixels that the scores were measured on.
     *
     * @param format of the file, such as {@code jpeg} or {@code cr3}
     * @param source where in it they were found, such as {@code photo}, {@code raw} or {@code preview}
     * @param width of the upright picture in pixels
     * @param height of the upright picture in pixels
     */
    public record Decoded(String format, String source, int width, int height) {
        public Decoded {
            format = text(format, "format");
            source = text(source, "source");
            if (width < 1 || height < 1) throw new IllegalArgumentException("size " + width + " x " + height);
        }
    }

    /**
     * A model's answer.
     *
     * @param score in the model's own unit
     * @param lowerIsBetter whether less of it speaks for the photo
     * @param spread standard deviation of the votes, for a model that gives votes
     * @param votes shares of the votes 1 to {@value #VOTES}, that of vote 1 first, or empty
     * @param classes the probability of each class by its label, at most {@link #MOST_CLASSES} of them, or empty
     */
    public record ModelScore(
            String name,
            String version,
            double score,
            boolean lowerIsBetter,
            Optional<Double> spread,
            List<Double> votes,
            Map<String, Double> classes) {
        public ModelScore {
            name = text(name, "model name");
            version = text(version, "model version");
            finite(score);
            spread.ifPresent(Facts::finite);
            votes = votes.size() == VOTES ? List.copyOf(votes) : List.of();
            votes.forEach(Facts::share);
            Map<String, Double> probable = new TreeMap<>();
            classes.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(MOST_CLASSES)
                    .forEach(each -> probable.put(label(each.getKey()), each.getValue()));
            probable.values().forEach(Facts::share);
            classes = Collections.unmodifiableMap(probable);
        }

        /** Of which more is better, and that says no more than a number. */
        public ModelScore(String name, String version, double score) {
            this(name, version, score, false, Optional.empty(), List.of(), Map.of());
        }

        /** Commas part the classes of one model. */
        private static String label(String label) {
            return Texts.cut(Texts.required(label.replace(',', ' '), "class").strip(), LONGEST_LABEL);
        }
    }

    /** Something found in the picture: label, confidence 0 to 1, the model's name, and where, if it knows. */
    public record Detection(String label, double confidence, String model, Optional<Box> box) {
        public Detection {
            label = text(label, "label");
            model = text(model, "model name");
            share(confidence);
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

    /**
     * The run that judged and the policy it used.
     *
     * @param policyHash of the policy's text, so that two policies of one name and version can be told apart
     * @param confidence 0.5 (a coin decided) to 1 (certain) that the photo belongs where it was put
     */
    public record Judgement(
            String run, String policy, String policyVersion, Optional<String> policyHash, Optional<Double> confidence) {
        public Judgement {
            confidence.ifPresent(Facts::share);
            run = text(run, "run");
            policy = text(policy, "policy");
            policyVersion = text(policyVersion, "policy version");
            policyHash = policyHash.map(hash -> text(hash, "hash of the policy"));
        }

        /** By a verdict that does not say how sure it is. */
        public Judgement(String run, String policy, String policyVersion, Optional<String> policyHash) {
            this(run, policy, policyVersion, policyHash, Optional.empty());
        }

        /** The same, and so sure. */
        public Judgement sure(double confidence) {
            return new Judgement(run, policy, policyVersion, policyHash, Optional.of(confidence));
        }

        /** A policy without a text. */
        public Judgement(String run, String policy, String policyVersion) {
            this(run, policy, policyVersion, Optional.empty());
        }
    }

    /** A set (kind such as burst, bracket, pair; any id) and the photo's rank in it, 1 being the best. */
    public record Place(String kind, String set, int rank, int size) {
        public Place {
            kind = text(kind, "kind of set");
            set = text(set, "set");
            if (rank < 1 || rank > size) throw new IllegalArgumentException("rank " + rank + " of " + size);
        }
    }

    private static List<Detection> mostConfident(List<Detection> detections) {
        if (detections.size() <= MOST_DETECTIONS) return List.copyOf(detections);
        return detections.stream()
                .sorted(Comparator.comparingDouble(Detection::confidence).reversed())
                .limit(MOST_DETECTIONS)
                .toList();
    }

    private static String text(String text, String what) {
        return Texts.cut(Texts.required(text, what), LONGEST_TEXT);
    }

    private static void share(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) throw new IllegalArgumentException("confidence " + confidence);
    }

    private static void percent(double score) {
        if (!(score >= 0 && score <= 100)) throw new IllegalArgumentException("score " + score + " not in 0..100");
    }

    private static void finite(double score) {
        if (!Double.isFinite(score)) throw new IllegalArgumentException("score " + score);
    }
}
