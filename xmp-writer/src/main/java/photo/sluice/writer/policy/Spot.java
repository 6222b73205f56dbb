// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import photo.sluice.contract.Shot.Focus;
import photo.sluice.contract.Tag;
import photo.sluice.contract.TileGrid;

/**
 * Where in the pictures of one burst sharpness is compared.
 *
 * <p>Acuity (see {@link TileGrid}) is compared at the same kind of place in all frames: under the faces, if the tagger
 * found some in at least half of them; else at the focus point, if every frame has one; else where each is sharpest.
 */
enum Spot {
    FACES("softer-faces"),
    FOCUS_POINT("softer-at-focus-point"),
    SHARPEST("softer");

    /** At most so many faces count, the largest ones: those behind are a crowd. */
    private static final int FACES_THAT_COUNT = 5;

    /** A focus point without size stands for so much of the picture around it. */
    private static final double POINT = 0.1;

    private final String loss;

    Spot(String loss) {
        this.loss = loss;
    }

    /** The reason code of a frame that is less sharp there. */
    String loss() {
        return loss;
    }

    static Spot of(List<Look> looks) {
        long faces = looks.stream()
                .filter(look -> !look.signals().people().isEmpty())
                .count();
        if (faces > 0 && 2 * faces >= looks.size()) return FACES;
        return looks.stream().allMatch(look -> focus(look).isPresent()) ? FOCUS_POINT : SHARPEST;
    }

    /** How sharp a frame is there, in the unit of its tiles; {@code looks} lends faces to a frame in which none was found. */
    double sharpness(Look look, List<Look> looks) {
        TileGrid tiles = look.signals().scored().tiles();
        return switch (this) {
            case FACES -> faces(tiles, boxes(look, looks));
            case FOCUS_POINT -> focus(look).map(box -> peak(tiles, box)).orElseGet(() -> sharpest(tiles));
            case SHARPEST -> sharpest(tiles);
        };
    }

    private static Optional<Tag.Box> focus(Look look) {
        return look.signals().scored().capture().shot().focus().map(Spot::box);
    }

    private static Tag.Box box(Focus focus) {
        double width = Math.max(focus.width(), POINT);
        double height = Math.max(focus.height(), POINT);
        double x = focus.x() + focus.width() / 2 - width / 2;
        double y = focus.y() + focus.height() / 2 - height / 2;
        return new Tag.Box(x, y, width, height);
    }

    private static List<Tag.Box> boxes(Look look, List<Look> looks) {
        List<Tag.Box> own = look.signals().people();
        if (!own.isEmpty()) return own;
        return looks.stream()
                .filter(other -> !other.signals().people().isEmpty())
                .min(Comparator.comparing(Look::key))
                .map(other -> other.signals().people())
                .orElse(List.of());
    }

    /** The mean over the largest faces, by area, of the sharpest tile under each. */
    private static double faces(TileGrid tiles, List<Tag.Box> boxes) {
        List<Tag.Box> largest = boxes.stream()
                .sorted(Comparator.comparingDouble((Tag.Box box) -> -area(box))
                        .thenComparingDouble(Tag.Box::x)
                        .thenComparingDouble(Tag.Box::y))
                .limit(FACES_THAT_COUNT)
                .toList();
        double sum = 0;
        double total = 0;
        for (Tag.Box box : largest) {
            sum += area(box) * peak(tiles, box);
            total += area(box);
        }
        return total == 0 ? sharpest(tiles) : sum / total;
    }

    private static double area(Tag.Box box) {
        return box.width() * box.height();
    }

    /** The sharpest tile that the box touches. */
    private static double peak(TileGrid tiles, Tag.Box box) {
        double peak = 0;
        for (int row = first(box.y(), tiles.rows()); row <= last(box.y() + box.height(), tiles.rows()); row++) {
            for (int column = first(box.x(), tiles.columns());
                    column <= last(box.x() + box.width(), tiles.columns());
                    column++) {
                peak = Math.max(peak, tiles.sharpness().get(row * tiles.columns() + column));
            }
        }
        return peak;
    }

    private static int first(double edge, int count) {
        return Math.max(0, Math.min(count - 1, (int) Math.floor(edge * count)));
    }

    private static int last(double edge, int count) {
        return Math.max(0, Math.min(count - 1, (int) Math.ceil(edge * count) - 1));
    }

    /** The mean of the sharpest sixteenth of the tiles, of three at least: as the scorer's acuity. */
    private static double sharpest(TileGrid tiles) {
        int n = Math.min(tiles.sharpness().size(), Math.max(3, tiles.sharpness().size() / 16));
        return tiles.sharpness().stream()
                .sorted(Comparator.reverseOrder())
                .limit(n)
                .mapToDouble(Float::doubleValue)
                .average()
                .orElse(0);
    }
}
