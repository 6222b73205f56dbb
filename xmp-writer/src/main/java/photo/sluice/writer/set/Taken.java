// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shot and the file that stands for it among its neighbours.
 *
 * @param look of the camera's rendition with the best known time, else of the RAW
 * @param stem of that file
 */
record Taken(Shot shot, Look look, Stem stem) {
    /** A zoom reports its focal length in steps of a few per cent. */
    private static final double FOCAL_SLACK = 0.05;

    /** By time, then by name as people count; photos without a time by name alone. */
    static final Comparator<Taken> ORDER = Comparator.comparingLong((Taken taken) -> taken.at())
            .thenComparing((Taken taken) -> taken.stem.series())
            .thenComparingInt(taken -> taken.stem.number().orElse(-1))
            .thenComparing(taken -> taken.look.photo().name());

    static final Comparator<Look> BY_NAME =
            Comparator.comparing(look -> look.photo().name());

    static Taken of(List<Look> files, List<Look> versions) {
        Look look = Stream.of(files, versions)
                .flatMap(List::stream)
                .min(Comparator.comparing((Look each) -> !files.contains(each))
                        .thenComparing(each -> each.moment().millis().isEmpty())
                        .thenComparing(each -> Stem.of(each.photo().name()).rank())
                        .thenComparing(BY_NAME))
                .orElseThrow();
        return new Taken(
                new Shot(
                        files.stream().sorted(BY_NAME).map(Look::photo).toList(),
                        versions.stream().sorted(BY_NAME).map(Look::photo).toList()),
                look,
                Stem.of(look.photo().name()));
    }

    boolean timed() {
        return look.moment().millis().isPresent();
    }

    long at() {
        return look.moment().millis().orElse(0);
    }

    /** Milliseconds from the end of this exposure to the start of the next; never negative. */
    long pause(Taken next) {
        float seconds = look.exposure().seconds();
        return Math.max(0, next.at() - at() - (Float.isNaN(seconds) ? 0 : (long) (seconds * 1000)));
    }

    /** Whether both times have fractions of a second. */
    boolean fine(Taken other) {
        return look.moment().fine() && other.look.moment().fine();
    }

    int distance(Taken other) {
        return look.sight().distance(other.look.sight());
    }

    boolean hinted(String code) {
        return look.hinted(code);
    }

    /** Same lens and focal length, as far as both are known. */
    boolean sameView(Taken other) {
        Look.Gear a = look.gear();
        Look.Gear b = other.look.gear();
        boolean lens = a.lens().isEmpty() || b.lens().isEmpty() || a.lens().equals(b.lens());
        boolean focal = !(Math.abs(a.focal() - b.focal()) > FOCAL_SLACK * Math.max(a.focal(), b.focal()));
        return lens && focal;
    }

    /** Whether its name's number is the next after that of the other. */
    boolean follows(Taken before) {
        return stem.series().equals(before.stem.series())
                && stem.number().isPresent()
                && before.stem.number().isPresent()
                && stem.number().getAsInt() - before.stem.number().getAsInt() == 1;
    }
}
