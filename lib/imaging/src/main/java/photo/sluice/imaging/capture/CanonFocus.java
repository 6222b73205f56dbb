// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory.AFInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a Canon focused: the points that were in focus, else those that were selected, else the only one.
 *
 * <p>Its lists give for each point the size and the distance from the centre to the right and, on EOS bodies, upwards;
 * downwards on the compacts. (Seen on photos: the faces that an EOS R and a PowerShot A560 had found.)
 *
 * @param frame of the points
 * @param picture that was stored
 * @param points width, height, right and up of each
 * @param bits one a point, those in focus before those that were selected
 */
record CanonFocus(ShotNotes.Frame frame, ShotNotes.Frame picture, List<int[]> points, long[] bits) {
    private static final int AF_INFO_2 = 0x26;
    private static final int AF_INFO_3 = 0x3c;

    /** Where the points in focus spread over more than this part of the picture, the first of them is taken. */
    private static final double SPREAD = 0.25;

    private static final int MOST_POINTS = 5000;

    static void read(Fields canon, boolean eos, ShotNotes notes) {
        for (int tag : new int[] {AF_INFO_3, AF_INFO_2}) {
            newer(canon.numbers(tag)).ifPresent(focus -> focus.tell(eos, notes));
        }
        older(canon).ifPresent(focus -> focus.tell(eos, notes));
    }

    /**
     * AFInfo2 and 3: size, mode (0 by hand), number of points n, of valid ones, picture width and height, those of the frame,
     * n widths, n heights, n to the right, n up, bits in focus, bits selected (compacts have something else there).
     */
    private static Optional<CanonFocus> newer(long[] info) {
        if (info.length < 8 || info[1] == 0 || info[2] <= 0 || info[2] > MOST_POINTS || info.length < 8 + 4 * info[2]) {
            return Optional.empty();
        }
        int n = (int) info[2];
        List<int[]> points = new ArrayList<>();
        for (int i = 0; i < n && i < Math.max(1, info[3]); i++) {
            points.add(new int[] {
                (int) info[8 + i], (int) info[8 + n + i], (short) info[8 + 2 * n + i], (short) info[8 + 3 * n + i]
            });
        }
        long[] bits = Arrays.copyOfRange(info, 8 + 4 * n, info.length);
        return Optional.of(new CanonFocus(
                new ShotNotes.Frame(info[6], info[7]), new ShotNotes.Frame(info[4], info[5]), points, bits));
    }

    /** AFInfo, which the metadata library has taken apart; all points are of one size. */
    private static Optional<CanonFocus> older(Fields canon) {
        long[] right = canon.numbers(AFInfo.TAG_AF_AREA_X_POSITIONS);
        long[] up = canon.numbers(AFInfo.TAG_AF_AREA_Y_POSITIONS);
        if (right.length == 0 || right.length != up.length) {
            return Optional.empty();
        }
        List<int[]> points = new ArrayList<>();
        for (int i = 0; i < right.length; i++) {
            points.add(new int[] {
                canon.integer(AFInfo.TAG_AF_AREA_WIDTH).orElse(0),
                canon.integer(AFInfo.TAG_AF_AREA_HEIGHT).orElse(0),
                (short) right[i],
                (short) up[i]
            });
        }
        return Optional.of(new CanonFocus(
                new ShotNotes.Frame(
                        canon.integer(AFInfo.TAG_AF_IMAGE_WIDTH).orElse(0),
                        canon.integer(AFInfo.TAG_AF_IMAGE_HEIGHT).orElse(0)),
                new ShotNotes.Frame(
                        canon.integer(AFInfo.TAG_IMAGE_WIDTH).orElse(0),
                        canon.integer(AFInfo.TAG_IMAGE_HEIGHT).orElse(0)),
                points,
                canon.numbers(AFInfo.TAG_AF_POINTS_IN_FOCUS)));
    }

    private void tell(boolean eos, ShotNotes notes) {
        int words = (points.size() + 15) / 16;
        List<Area> chosen = areas(0, eos);
        if (chosen.isEmpty() && eos) {
            chosen = areas(words, eos);
        }
        if (chosen.isEmpty() && points.size() == 1) {
            chosen = area(points.get(0), eos).stream().toList();
        }
        if (!chosen.isEmpty()) {
            Area all = chosen.stream().reduce(Area::with).orElseThrow();
            Area focus = all.width() * all.height() > SPREAD ? chosen.get(0) : all;
            notes.focus(focus, picture);
        }
    }

    private List<Area> areas(int from, boolean eos) {
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < points.size() && from + i / 16 < bits.length; i++) {
            if ((bits[from + i / 16] >> i % 16 & 1) != 0) {
                area(points.get(i), eos).ifPresent(areas::add);
            }
        }
        return areas;
    }

    private Optional<Area> area(int[] point, boolean eos) {
        return Area.around(
                0.5 + point[2] / frame.width(),
                0.5 + (eos ? -point[3] : point[3]) / frame.height(),
                point[0] / frame.width(),
                point[1] / frame.height());
    }
}
