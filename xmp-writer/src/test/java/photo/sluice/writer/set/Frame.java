// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import photo.sluice.contract.PhotoId;

/** A photo as grouping sees it; tests say only what matters. */
record Frame(String name, Look look) {
    static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 9, 12, 0, 0, 10_000_000);

    /** Taken at noon with a known camera, 1/100 s at f/4 and ISO 100; its hash is that of no other name. */
    static Frame of(String name) {
        PhotoId photo = new PhotoId("hot", "day/" + name);
        return new Frame(
                name,
                new Look(
                        photo,
                        1,
                        Look.Moment.of(Optional.of(NOON), "", OptionalInt.empty(), List.of()),
                        new Look.Gear("Nikon Z 9", "50 mm", 50),
                        new Look.Exposure(0.01f, 4, 100, 0),
                        new Look.Sight(6000, 4000, scene(name), Optional.empty(), new Peak(0.5f, 0.5f))));
    }

    /** The hash of a scene: unlike that of any other. */
    static long scene(String name) {
        long h = name.hashCode() * 0x9e3779b97f4a7c15L;
        h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
        h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
        return h ^ h >>> 31;
    }

    /** The hash with so many bits turned over. */
    static long off(long hash, int bits) {
        return hash ^ (bits == 0 ? 0 : -1L >>> (64 - bits));
    }

    Frame after(long millis) {
        return at(NOON.plus(Duration.ofMillis(millis)));
    }

    Frame at(LocalDateTime time) {
        return moment(Look.Moment.of(Optional.of(time), moment().burst(), moment().sequence(), moment().hints()));
    }

    Frame timeless() {
        return moment(Look.Moment.of(Optional.empty(), moment().burst(), moment().sequence(), moment().hints()));
    }

    Frame hinted(String... hints) {
        return moment(new Look.Moment(
                moment().millis(), moment().fine(), moment().burst(), moment().sequence(), List.of(hints)));
    }

    Frame burst(String id) {
        return moment(new Look.Moment(moment().millis(), moment().fine(), id, moment().sequence(), moment().hints()));
    }

    Frame sequence(int place) {
        return moment(new Look.Moment(
                moment().millis(), moment().fine(), moment().burst(), OptionalInt.of(place), moment().hints()));
    }

    Frame uncounted() {
        return moment(new Look.Moment(
                moment().millis(), moment().fine(), moment().burst(), OptionalInt.empty(), moment().hints()));
    }

    Frame camera(String name) {
        return with(
                look.moment(),
                new Look.Gear(name, look.gear().lens(), look.gear().focal()),
                look.exposure(),
                look.sight());
    }

    Frame lens(String name, float focal) {
        return with(look.moment(), new Look.Gear(look.gear().camera(), name, focal), look.exposure(), look.sight());
    }

    Frame exposed(double seconds, double bias) {
        Look.Exposure exposure = new Look.Exposure((float) seconds, 4, 100, (float) bias);
        return with(look.moment(), look.gear(), exposure, look.sight());
    }

    Frame hash(long hash) {
        Look.Sight old = look.sight();
        return sight(new Look.Sight(old.width(), old.height(), hash, old.signs(), old.peak()));
    }

    Frame size(int width, int height) {
        return sight(new Look.Sight(
                width,
                height,
                look.sight().hash(),
                look.sight().signs(),
                look.sight().peak()));
    }

    Frame signs(Signs signs) {
        Look.Sight old = look.sight();
        return sight(new Look.Sight(old.width(), old.height(), old.hash(), Optional.of(signs), old.peak()));
    }

    Frame peak(double x, double y) {
        Look.Sight old = look.sight();
        return sight(
                new Look.Sight(old.width(), old.height(), old.hash(), old.signs(), new Peak((float) x, (float) y)));
    }

    Frame version(long sequence) {
        return new Frame(
                name, new Look(look.photo(), sequence, look.moment(), look.gear(), look.exposure(), look.sight()));
    }

    private Look.Moment moment() {
        return look.moment();
    }

    private Frame moment(Look.Moment moment) {
        return with(moment, look.gear(), look.exposure(), look.sight());
    }

    private Frame sight(Look.Sight sight) {
        return with(look.moment(), look.gear(), look.exposure(), sight);
    }

    private Frame with(Look.Moment moment, Look.Gear gear, Look.Exposure exposure, Look.Sight sight) {
        return new Frame(name, new Look(look.photo(), look.version(), moment, gear, exposure, sight));
    }

    /** The sets of these frames, as texts such as {@code burst a.jpg b.cr2+b.jpg(b-edit.tif)}. */
    static List<String> sets(SetRules rules, List<Frame> frames) {
        return FolderSets.of(frames.stream().map(Frame::look).toList(), rules).stream()
                .map(Frame::text)
                .toList();
    }

    static List<String> sets(Frame... frames) {
        return sets(SetRules.USUAL, List.of(frames));
    }

    static String text(PhotoSet set) {
        StringBuilder text = new StringBuilder(set.kind().code());
        for (Shot shot : set.shots()) {
            text.append(' ')
                    .append(String.join(
                            "+", shot.files().stream().map(PhotoId::name).toList()));
            if (shot.versions().isEmpty()) continue;
            text.append('(')
                    .append(String.join(
                            " ", shot.versions().stream().map(PhotoId::name).toList()))
                    .append(')');
        }
        return text.toString();
    }
}
