// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import photo.sluice.contract.Measures;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Tag;
import photo.sluice.sidecar.Wanted;

/** Puts a verdict into the words of a sidecar. */
final class Wishes {
    private Wishes() {}

    static Wanted of(Verdict verdict, PhotoState state) {
        List<Tag> tags =
                verdict.tags().stream().flatMap(path -> Tag.of(path).stream()).toList();
        return new Wanted(Optional.of(verdict.stars()), Optional.of(verdict.pick()), tags, facts(verdict, state));
    }

    private static Facts facts(Verdict verdict, PhotoState state) {
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
                .map(model -> new Facts.ModelScore(model.name(), model.version(), model.score()))
                .toList();
        return new Facts(
                state.scored().map(PhotoScored::measures).map(Wishes::technical),
                verdict.reasons(),
                models,
                detections,
                Optional.of(new Facts.Judgement(state.subject().run(), GentlePolicy.NAME, GentlePolicy.VERSION)),
                Optional.empty());
    }

    private static Facts.Technical technical(Measures m) {
        return new Facts.Technical(
                m.technical(),
                Optional.of(m.sharpness()),
                Optional.of(m.motion()),
                Optional.of(m.noise()),
                Optional.of(m.exposure()),
                Optional.of(m.compression()));
    }

    /** What a person said inside the photo itself. */
    static Embedded embedded(PhotoState state) {
        return new Embedded(
                state.scored().flatMap(scored -> scored.capture().rating()),
                state.scored().flatMap(PhotoScored::xmp).map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }
}
