// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ranks the frames of a burst. Each factor gives 0 to 100: sharpness at its {@link Spot} against the sharpest frame (half
 * as sharp is 0), freedom from motion, exposure, and the share of frames that the aesthetic models like less.
 *
 * @param sharpness weight
 * @param motion weight
 * @param exposure weight
 * @param aesthetic weight; not counted where no model looked at every frame
 * @param margin points of the weighted mean by which a frame must be behind for 82 % confidence
 */
record Ranking(double sharpness, double motion, double exposure, double aesthetic, double margin) {
    /** What a vote of all models against the order takes off the confidence. */
    private static final double DISSENT = 0.25;

    /** A factor in which a frame is behind by less of the weighted mean does not explain its place. */
    private static final double WORTH_A_WORD = 0.25;

    static Ranking read(Keys keys) {
        Keys weights = keys.section("weights");
        Ranking ranking = new Ranking(
                weights.number("sharpness", 0, 100, 60),
                weights.number("motion", 0, 100, 15),
                weights.number("exposure", 0, 100, 10),
                weights.number("aesthetic", 0, 100, 15),
                keys.number("margin", 0.1, 100, 6));
        if (ranking.sharpness + ranking.motion + ranking.exposure == 0) {
            throw new PolicyException("burst.weights: sharpness, motion and exposure are all 0; allowed: one above 0");
        }
        return ranking;
    }

    /**
     * One frame's place.
     *
     * @param rank from 1
     * @param confidence 0.5 to 1 that it belongs behind the best; of the best: that it belongs before the second
     * @param loss the reason code of the factor in which it is most behind the best; empty for the best
     *     and for a frame that is behind because of a fault of its own
     */
    record Place(Look look, int rank, double confidence, Optional<String> loss) {}

    /** Sound frames before others; the order of {@code looks} makes no difference. */
    List<Place> rank(List<Look> unordered) {
        List<Look> looks =
                unordered.stream().sorted(Comparator.comparing(Look::key)).toList();
        Liking liking = Liking.of(looks);
        Spot spot = Spot.of(looks);
        double[][] points = points(looks, spot, liking);
        List<Integer> order = IntStream.range(0, looks.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> tier(looks.get(i)))
                        .thenComparing(i -> -sum(points[i]))
                        .thenComparing(i -> -looks.get(i).quality())
                        .thenComparing(i -> looks.get(i).key()))
                .toList();
        int best = order.get(0);
        List<Place> places = new ArrayList<>();
        for (int rank = 1; rank <= order.size(); rank++) {
            int other = rank == 1 ? order.get(Math.min(1, order.size() - 1)) : order.get(rank - 1);
            double confidence = order.size() == 1 ? 1 : confidence(looks, points, liking, best, other);
            places.add(new Place(
                    looks.get(order.get(rank - 1)),
                    rank,
                    confidence,
                    rank == 1 || tier(looks.get(best)) < tier(looks.get(other))
                            ? Optional.empty()
                            : Optional.of(loss(points[best], points[other], spot))));
        }
        return places;
    }

    private static int tier(Look look) {
        return switch (look.condition().step()) {
            case SOUND -> 0;
            case FAULT -> 1;
            case UNUSABLE -> 2;
            default -> 3;
        };
    }

    /** By frame the weighted points of each factor: sharpness, motion, exposure, liking; their sum is 0 to 100. */
    private double[][] points(List<Look> looks, Spot spot, Liking liking) {
        double liked = liking.known() ? aesthetic : 0;
        double total = sharpness + motion + exposure + liked;
        double[] acuity =
                looks.stream().mapToDouble(look -> spot.sharpness(look, looks)).toArray();
        double sharpest = IntStream.range(0, acuity.length)
                .mapToDouble(i -> acuity[i])
                .max()
                .orElse(0);
        double[][] points = new double[looks.size()][];
        for (int i = 0; i < points.length; i++) {
            Look look = looks.get(i);
            points[i] = new double[] {
                sharpness / total * against(sharpest, acuity[i]),
                motion / total * look.measures().motion(),
                exposure / total * look.measures().exposure(),
                liked / total * 100 * liking.of(i)
            };
        }
        return points;
    }

    private static double against(double sharpest, double own) {
        if (sharpest <= 0) return 100;
        return 100 * Math.max(0, 1 - Math.log(sharpest / Math.max(own, 1e-6)) / Math.log(2));
    }

    private double confidence(List<Look> looks, double[][] points, Liking liking, int best, int other) {
        if (tier(looks.get(best)) < tier(looks.get(other))) return 1;
        if (!version(looks.get(best)).equals(version(looks.get(other)))) return 0.5;
        double ahead = Math.max(0, sum(points[best]) - sum(points[other]));
        double confidence = 1 - 0.5 * Math.exp(-ahead / margin);
        return Math.max(0.5, confidence - DISSENT * liking.prefer(other, best));
    }

    private static String version(Look look) {
        return look.measures().version();
    }

    private static String loss(double[] best, double[] own, Spot spot) {
        String[] codes = {spot.loss(), "more-motion", "worse-exposed", "liked-less"};
        int most = 0;
        for (int i = 1; i < codes.length; i++) if (best[i] - own[i] > best[most] - own[most]) most = i;
        return best[most] - own[most] < WORTH_A_WORD ? "all-but-equal" : codes[most];
    }

    private static double sum(double[] points) {
        double sum = 0;
        for (double one : points) sum += one;
        return sum;
    }
}
