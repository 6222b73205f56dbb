// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import photo.sluice.contract.PhotoId;
import photo.sluice.writer.policy.Standing;
import photo.sluice.writer.set.FolderSets;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.SetRules;

/** One folder's photos side by side: which belong together, and how each stands. Not thread-safe. */
final class ContactSheet implements Standing {
    /** In a smaller folder a third of the photos says nothing. */
    private static final int ENOUGH = 30;

    private final FolderSets sets;
    private final Map<PhotoId, Map<String, Double>> models = new HashMap<>();

    /** Each model's scores in order; made when asked for. */
    private final Map<String, double[]> ranks = new TreeMap<>();

    /** When something new was last said of a photo, in changes of this sheet. */
    private final Map<PhotoId, Long> said = new HashMap<>();

    private long changes;
    private long ranked;

    ContactSheet(SetRules rules) {
        this.sets = new FolderSets(rules);
    }

    /** What is known of a photo now; nothing takes it off the sheet. */
    void put(PhotoId photo, Optional<Print> print) {
        boolean changed = print.isPresent() ? sets.put(print.get().look()) : sets.remove(photo);
        if (changed) heard(photo);
        Map<String, Double> scores = print.map(Print::models).orElse(Map.of());
        if (scores.isEmpty() ? models.remove(photo) != null : !scores.equals(models.put(photo, scores))) {
            ranks.clear();
            ranked = ++changes;
        }
    }

    /** Something new was said of a photo, even if it does not stand here. */
    void heard(PhotoId photo) {
        said.put(photo, ++changes);
    }

    /** Grows whenever something is said that may change the verdicts on these photos. */
    long edition(PhotoSet set) {
        long edition = ranked;
        for (PhotoId photo : set.photos()) edition = Math.max(edition, said.getOrDefault(photo, 0L));
        return edition;
    }

    int size() {
        return sets.size();
    }

    Optional<PhotoSet> set(PhotoId photo) {
        return sets.of(photo);
    }

    /** Whether the photo's camera has gone on, see {@link FolderSets#passed}. */
    boolean passed(PhotoId photo) {
        return sets.passed(photo);
    }

    @Override
    public Optional<Double> of(PhotoId photo) {
        Map<String, Double> own = models.get(photo);
        if (own == null) return Optional.empty();
        if (ranks.isEmpty()) rank();
        OptionalDouble mean = own.entrySet().stream()
                .filter(score -> all(score.getKey()).length >= ENOUGH)
                .mapToDouble(score -> share(all(score.getKey()), score.getValue()))
                .average();
        return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
    }

    private double[] all(String model) {
        return ranks.getOrDefault(model, new double[0]);
    }

    private void rank() {
        Map<String, java.util.stream.DoubleStream.Builder> all = new TreeMap<>();
        models.values()
                .forEach(scores -> scores.forEach(
                        (model, score) -> all.computeIfAbsent(model, name -> java.util.stream.DoubleStream.builder())
                                .add(score)));
        all.forEach((model, scores) -> ranks.put(model, scores.build().sorted().toArray()));
    }

    /** The share of these that is not above this one. */
    private static double share(double[] sorted, double score) {
        int at = Arrays.binarySearch(sorted, score);
        int below = at < 0 ? -at - 1 : at;
        while (below < sorted.length && sorted[below] <= score) below++;
        return below / (double) sorted.length;
    }
}
