// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.set;

import java.util.List;
import java.util.regex.Pattern;
import photo.sluice.contract.Shot;

/**
 * Finds the frames of a panorama where the camera says so, in its metadata or in the files' names. A pan without such a
 * word is not looked for: a hash tells that two frames differ, not that they overlap, and somebody who looks about with
 * the camera makes the same pattern of times and exposures.
 */
final class Panoramas {
    /** Canon's stitch assist counts STA_, STB_ ...; DJI and others write PANO0001. */
    private static final Pattern NAME = Pattern.compile("(?:st[a-h]|pano)[-_]?[0-9].*");

    /** Time to turn on and to frame the next part by its overlap. */
    private static final long PAUSE_MS = 10_000;

    /** A frame is no wider than this for its height; what is wider is stitched already and stands alone. */
    private static final double WIDEST = 2.0;

    private Panoramas() {}

    /** How many shots from here on are one panorama; 0 if none begins here. */
    static int length(List<Taken> run, int from) {
        if (!isPart(run.get(from))) return 0;
        int to = from + 1;
        while (to < run.size() && isPart(run.get(to)) && goesOn(run.get(to - 1), run.get(to))) to++;
        return to - from < 2 ? 0 : to - from;
    }

    private static boolean isPart(Taken taken) {
        Look.Sight sight = taken.look().sight();
        boolean frame = Math.max(sight.width(), sight.height()) <= WIDEST * Math.min(sight.width(), sight.height());
        return frame
                && (taken.hinted(Shot.PANORAMA)
                        || NAME.matcher(taken.stem().text()).matches());
    }

    private static boolean goesOn(Taken before, Taken next) {
        return next.timed() && before.pause(next) <= PAUSE_MS && before.sameView(next);
    }
}
