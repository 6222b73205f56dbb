// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import photo.sluice.contract.Shot;

/**
 * Puts files whose names have one root together into shots: RAW, JPEG and HEIC of one release are its files, edits and
 * exports its versions. Names alone join only what is one name; what was added to a name must be backed by the time.
 */
final class Shots {
    /** Times with fractions of one shot differ by rounding to hundredths at most. */
    private static final long FINE_MS = 20;

    /** A time in whole seconds is cut off in one file and rounded in another. */
    private static final long COARSE_MS = 1_000;

    /** Hashes of a photo and its export without metadata: what scaling and a new JPEG change. */
    private static final int SAME_PICTURE = 4;

    /** Hashes of a photo and its edit of the same second: cropping and toning change more. */
    private static final int SAME_SCENE = 16;

    private static final class Draft {
        final Look first;
        final List<Look> files = new ArrayList<>();
        final List<Look> versions = new ArrayList<>();

        Draft(Look first) {
            this.first = first;
            files.add(first);
        }

        Taken taken() {
            return Taken.of(files, versions);
        }
    }

    private Shots() {}

    /** The shots of files whose stems have the same root, in any order. */
    static List<Taken> of(List<Look> looks) {
        List<Look> sorted = looks.stream()
                .sorted(Comparator.comparingInt((Look look) -> stem(look).text().length())
                        .thenComparingInt(look -> stem(look).rank())
                        .thenComparing(Taken.BY_NAME))
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (Look look : sorted) place(look, drafts);
        return drafts.stream().map(Draft::taken).toList();
    }

    private static void place(Look look, List<Draft> drafts) {
        Stem stem = stem(look);
        for (Draft draft : drafts) {
            if (!stem(draft.first).text().equals(stem.text()) || !sameMoment(draft.first, look)) continue;
            (stem.rank() == 2 ? draft.versions : draft.files).add(look);
            return;
        }
        boolean counted = false;
        for (Stem.Shorter shorter : stem.all()) {
            counted |= shorter.addition() == Stem.Addition.NUMBER;
            for (Draft draft : drafts) {
                if (!stem(draft.first).text().equals(shorter.stem().text())) continue;
                if (counted ? sameCapture(draft.first, look) : sameMoment(draft.first, look)) {
                    draft.versions.add(look);
                    return;
                }
            }
        }
        drafts.add(new Draft(look));
    }

    /** Nothing that is known of the two speaks against one release of the shutter. */
    private static boolean sameMoment(Look a, Look b) {
        String one = a.gear().camera();
        String other = b.gear().camera();
        if (!one.isEmpty() && !other.isEmpty() && !one.startsWith(other) && !other.startsWith(one)) return false;
        if (a.moment().millis().isEmpty() || b.moment().millis().isEmpty()) return true;
        long apart =
                Math.abs(a.moment().millis().getAsLong() - b.moment().millis().getAsLong());
        return apart <= (a.moment().fine() && b.moment().fine() ? FINE_MS : COARSE_MS - 1);
    }

    /** What is known of the two speaks for one release: a number after a name is otherwise the next photo. */
    private static boolean sameCapture(Look a, Look b) {
        int distance = a.sight().distance(b.sight());
        if (a.moment().millis().isEmpty() || b.moment().millis().isEmpty()) return distance <= SAME_PICTURE;
        if (!sameMoment(a, b) || a.hinted(Shot.CONTINUOUS)) return false;
        if (a.moment().fine() && b.moment().fine()) return true;
        return distance <= SAME_SCENE && a.exposure().equals(b.exposure());
    }

    private static Stem stem(Look look) {
        return Stem.of(look.photo().name());
    }
}
