// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static photo.sluice.sidecar.packet.Names.ours;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.namespace.QName;
import photo.sluice.sidecar.packet.Value;

/**
 * {@link Facts} as properties of our namespace, and back.
 *
 * <p>No local name here, of a property or of a member, is one that exiftool (so Immich) or PhotoPrism would take for a
 * well-known one in any namespace: Rating, Label, Keywords, Subject, Title, Description, UserRating, RatingPercent,
 * BurstID.
 */
final class FactsXmp {

    /** Differs at each run and is no reason to touch a file. */
    static final QName RUN = ours("runId");

    /** What this class writes; it grows when properties come, and what a property means never changes. */
    static final int VERSION = 1;

    private static final QName VOCABULARY = ours("vocabularyVersion");
    private static final QName TECHNICAL = ours("technicalScore");
    private static final QName SHARPNESS = ours("sharpnessScore");
    private static final QName MOTION = ours("motionScore");
    private static final QName NOISE = ours("noiseScore");
    private static final QName EXPOSURE = ours("exposureScore");
    private static final QName COMPRESSION = ours("compressionScore");
    private static final QName MEASURES = ours("measuresVersion");
    private static final QName REASONS = ours("reasonCodes");
    private static final QName MODELS = ours("modelScores");
    private static final QName DETECTIONS = ours("detections");
    private static final QName TAGGERS = ours("taggedBy");
    private static final QName POLICY = ours("policyName");
    private static final QName POLICY_VERSION = ours("policyVersion");
    private static final QName POLICY_HASH = ours("policyHash");
    private static final QName DECODED_FORMAT = ours("decodedFormat");
    private static final QName DECODED_FROM = ours("decodedFrom");
    private static final QName DECODED_WIDTH = ours("decodedWidth");
    private static final QName DECODED_HEIGHT = ours("decodedHeight");
    private static final QName CONFIDENCE = ours("verdictConfidence");
    private static final QName SET_KIND = ours("setKind");
    private static final QName SET = ours("setId");
    private static final QName RANK = ours("setRank");
    private static final QName SIZE = ours("setSize");

    private FactsXmp() {}

    /** Every name that {@link #write} may use. */
    static Set<QName> names() {
        return new LinkedHashSet<>(List.of(
                VOCABULARY,
                DECODED_FORMAT,
                DECODED_FROM,
                DECODED_WIDTH,
                DECODED_HEIGHT,
                POLICY_HASH,
                TECHNICAL,
                SHARPNESS,
                MOTION,
                NOISE,
                EXPOSURE,
                COMPRESSION,
                MEASURES,
                REASONS,
                MODELS,
                DETECTIONS,
                TAGGERS,
                RUN,
                POLICY,
                POLICY_VERSION,
                CONFIDENCE,
                SET_KIND,
                SET,
                RANK,
                SIZE));
    }

    static Map<QName, Value> write(Facts facts) {
        Map<QName, Value> out = new LinkedHashMap<>();
        facts.technical().ifPresent(technical -> {
            out.put(TECHNICAL, number(technical.score()));
            technical.sharpness().ifPresent(score -> out.put(SHARPNESS, number(score)));
            technical.motion().ifPresent(score -> out.put(MOTION, number(score)));
            technical.noise().ifPresent(score -> out.put(NOISE, number(score)));
            technical.exposure().ifPresent(score -> out.put(EXPOSURE, number(score)));
            technical.compression().ifPresent(score -> out.put(COMPRESSION, number(score)));
            technical.version().ifPresent(version -> out.put(MEASURES, new Value.Text(version)));
        });
        facts.decoded().ifPresent(decoded -> {
            out.put(DECODED_FORMAT, new Value.Text(decoded.format()));
            out.put(DECODED_FROM, new Value.Text(decoded.source()));
            out.put(DECODED_WIDTH, number(decoded.width()));
            out.put(DECODED_HEIGHT, number(decoded.height()));
        });
        if (!facts.reasons().isEmpty()) out.put(REASONS, new Value.Items(Value.Kind.SEQ, texts(facts.reasons())));
        structs(out, MODELS, facts.models(), ModelXmp::write);
        structs(out, DETECTIONS, facts.detections(), found -> {
            Map<QName, Value> struct = new LinkedHashMap<>();
            struct.put(ours("detectedAs"), new Value.Text(found.label()));
            struct.put(ours("detectedBy"), new Value.Text(found.model()));
            struct.put(ours("confidence"), number(found.confidence()));
            found.box().ifPresent(box -> {
                struct.put(ours("boxX"), number(box.x()));
                struct.put(ours("boxY"), number(box.y()));
                struct.put(ours("boxW"), number(box.width()));
                struct.put(ours("boxH"), number(box.height()));
            });
            return struct;
        });
        if (!facts.taggers().isEmpty()) out.put(TAGGERS, new Value.Items(Value.Kind.BAG, texts(facts.taggers())));
        facts.judgement().ifPresent(judgement -> {
            out.put(RUN, new Value.Text(judgement.run()));
            out.put(POLICY, new Value.Text(judgement.policy()));
            out.put(POLICY_VERSION, new Value.Text(judgement.policyVersion()));
            judgement.policyHash().ifPresent(hash -> out.put(POLICY_HASH, new Value.Text(hash)));
            judgement.confidence().ifPresent(confidence -> out.put(CONFIDENCE, number(confidence)));
        });
        facts.place().ifPresent(place -> {
            out.put(SET_KIND, new Value.Text(place.kind()));
            out.put(SET, new Value.Text(place.set()));
            out.put(RANK, new Value.Text(Integer.toString(place.rank())));
            out.put(SIZE, new Value.Text(Integer.toString(place.size())));
        });
        if (!out.isEmpty()) out.put(VOCABULARY, new Value.Text(Integer.toString(VERSION)));
        return out;
    }

    /** What a file says, without what is damaged: a fact that makes no sense is left out, never a failure. */
    static Facts read(Map<QName, Value> in) {
        return new Facts(
                number(in, TECHNICAL)
                        .flatMap(score -> sane(() -> new Facts.Technical(
                                score,
                                number(in, SHARPNESS),
                                number(in, MOTION),
                                number(in, NOISE),
                                number(in, EXPOSURE),
                                number(in, COMPRESSION),
                                Optional.of(text(in, MEASURES)).filter(version -> !version.isEmpty())))),
                sane(() -> new Facts.Decoded(
                        text(in, DECODED_FORMAT),
                        text(in, DECODED_FROM),
                        Integer.parseInt(text(in, DECODED_WIDTH)),
                        Integer.parseInt(text(in, DECODED_HEIGHT)))),
                texts(in, REASONS),
                structs(in, MODELS, ModelXmp::read),
                structs(
                        in,
                        DETECTIONS,
                        struct -> new Facts.Detection(
                                text(struct, ours("detectedAs")),
                                Double.parseDouble(text(struct, ours("confidence"))),
                                text(struct, ours("detectedBy")),
                                box(struct))),
                sane(() -> new Facts.Judgement(
                        text(in, RUN),
                        text(in, POLICY),
                        text(in, POLICY_VERSION),
                        Optional.of(text(in, POLICY_HASH)).filter(hash -> !hash.isEmpty()),
                        Optional.of(text(in, CONFIDENCE))
                                .filter(text -> !text.isEmpty())
                                .map(Double::valueOf))),
                sane(() -> new Facts.Place(
                        text(in, SET_KIND),
                        text(in, SET),
                        Integer.parseInt(text(in, RANK)),
                        Integer.parseInt(text(in, SIZE)))),
                texts(in, TAGGERS));
    }

    private static List<String> texts(Map<QName, Value> in, QName name) {
        return State.texts(in.get(name)).stream()
                .filter(text -> !Texts.clean(text).isEmpty())
                .toList();
    }

    private static Optional<Facts.Box> box(Map<QName, Value> in) {
        return sane(() -> new Facts.Box(
                Double.parseDouble(text(in, ours("boxX"))),
                Double.parseDouble(text(in, ours("boxY"))),
                Double.parseDouble(text(in, ours("boxW"))),
                Double.parseDouble(text(in, ours("boxH")))));
    }

    private static <T> void structs(
            Map<QName, Value> out, QName name, List<T> items, Function<T, Map<QName, Value>> struct) {
        List<Value> structs = items.stream()
                .map(item -> (Value) new Value.Struct(struct.apply(item)))
                .toList();
        if (!structs.isEmpty()) out.put(name, new Value.Items(Value.Kind.BAG, structs));
    }

    private static <T> List<T> structs(Map<QName, Value> in, QName name, Function<Map<QName, Value>, T> read) {
        if (!(in.get(name) instanceof Value.Items items)) return List.of();
        return items.items().stream()
                .filter(Value.Struct.class::isInstance)
                .flatMap(item -> sane(() -> read.apply(((Value.Struct) item).members())).stream())
                .toList();
    }

    private static <T> Optional<T> sane(java.util.function.Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(Map<QName, Value> in, QName name) {
        return sane(() -> Double.parseDouble(text(in, name))).filter(n -> n >= 0 && n <= 100);
    }

    private static String text(Map<QName, Value> in, QName name) {
        Value value = in.get(name);
        return value == null ? "" : value.plain().orElse("");
    }

    private static Value number(double number) {
        return new Value.Text(Texts.number(number));
    }

    private static List<Value> texts(List<String> texts) {
        return texts.stream().map(text -> (Value) new Value.Text(text)).toList();
    }
}
