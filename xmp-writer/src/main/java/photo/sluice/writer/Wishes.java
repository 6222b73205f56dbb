// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import photo.sluice.contract.Measures;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.Colour;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Flag;
import photo.sluice.sidecar.Marks;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.Tag;
import photo.sluice.sidecar.Wanted;

/** Puts a verdict into the words of a sidecar. */
final class Wishes {
    private Wishes() {}

    /** {@code run} is named as who wrote it. */
    static Wanted of(Verdict verdict, String run, PhotoState state, OneStar oneStar) {
        List<Tag> tags =
                verdict.tags().stream().flatMap(path -> Tag.of(path).stream()).toList();
        Optional<Integer> pick = Optional.of(verdict.pick()).filter(label -> label != 0);
        return new Wanted(Optional.of(verdict.stars()), pick, tags, facts(verdict, run, state))
                .with(marks(verdict.marks()))
                .with(oneStar);
    }

    private static Marks marks(Verdict.Marks marks) {
        Optional<Colour> colour = marks.label()
                .flatMap(label -> Arrays.stream(Colour.values())
                        .filter(each -> each.label().equals(label))
                        .findFirst());
        return new Marks(colour, Colour.Home.LABEL, marks.flag().map(picked -> picked ? Flag.PICKED : Flag.REJECTED));
    }

    private static Facts facts(Verdict verdict, String run, PhotoState state) {
        List<Facts.Detection> detections = state.tagged().stream()
                .flatMap(tagged -> tagged.tags().stream())
                .map(tag -> new Facts.Detection(
                        tag.path(),
                        tag.confidence(),
                        tag.model(),
                        tag.box().map(b -> new Facts.Box(b.x(), b.y(), b.width(), b.height()))))
                .toList();
        List<Facts.ModelScore> models = state.scored().stream()
                .flatMap(scored -> scored.models().stream())
                .map(Wishes::said)
                .toList();
        Facts facts = new Facts(
                state.scored().map(PhotoScored::measures).map(Wishes::technical),
                state.scored().flatMap(Wishes::decoded),
                verdict.reasons(),
                models,
                detections,
                Optional.of(judgement(verdict, run).sure(verdict.confidence())),
                verdict.set().map(set -> new Facts.Place(set.kind(), set.id(), set.rank(), set.size())));
        return facts.taggedBy(state.tagged().flatMap(PhotoTagged::by).orElse(List.of()));
    }

    /** Shares that are none are left out: they are a worker's word. */
    private static Facts.ModelScore said(ModelScore model) {
        boolean votes = model.distribution().stream().allMatch(Wishes::isShare);
        Map<String, Double> classes = new TreeMap<>(model.classes().orElse(Map.of()));
        classes.entrySet().removeIf(each -> each.getKey().isBlank() || !isShare(each.getValue()));
        return new Facts.ModelScore(
                model.name(),
                model.version(),
                model.score(),
                model.less(),
                votes ? model.spread().stream().boxed().findFirst() : Optional.empty(),
                votes ? model.distribution() : List.of(),
                classes);
    }

    private static boolean isShare(double number) {
        return number >= 0 && number <= 1;
    }

    private static Optional<Facts.Decoded> decoded(PhotoScored scored) {
        if (scored.width() < 1 || scored.height() < 1) return Optional.empty();
        return Optional.of(new Facts.Decoded(scored.format(), scored.decoded(), scored.width(), scored.height()));
    }

    /** A policy is named as {@code gentle/2}, or {@code gentle/2+3f9a6c0e} if its text is not the shipped one. */
    private static Facts.Judgement judgement(Verdict verdict, String run) {
        int slash = verdict.policy().indexOf('/');
        if (slash < 1) return new Facts.Judgement(run, verdict.policy(), "unknown");
        String name = verdict.policy().substring(0, slash);
        String version = verdict.policy().substring(slash + 1);
        Optional<String> hash =
                Optional.of(version.indexOf('+')).filter(plus -> plus > 0).map(plus -> version.substring(plus + 1));
        return new Facts.Judgement(run, name, version, hash);
    }

    private static Facts.Technical technical(Measures m) {
        return new Facts.Technical(
                m.technical(),
                Optional.of(m.sharpness()),
                Optional.of(m.motion()),
                Optional.of(m.noise()),
                Optional.of(m.exposure()),
                Optional.of(m.compression()),
                Optional.of(m.version()));
    }

    /** What a person said inside the photo itself. */
    static Embedded embedded(PhotoState state) {
        return new Embedded(
                state.scored().flatMap(scored -> scored.capture().rating()),
                state.scored().flatMap(PhotoScored::xmp).map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }
}
