// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.Measures;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;
import photo.sluice.writer.set.PhotoSet;
import photo.sluice.writer.set.Shot;

/**
 * One shot of a set as the judge sees it: by the best of its files.
 *
 * @param signals of the file that stands for the shot
 * @param quality the technical score as the policy sees it, 0 to 100
 * @param standing the share of the folder that is liked no better, 0 to 1
 */
record Look(Shot shot, Signals signals, Condition condition, double quality, Optional<Double> standing) {
    /** Names the shot whatever order it came in; ties end here. */
    String key() {
        return signals.photo().key();
    }

    Measures measures() {
        return signals.scored().measures();
    }

    /**
     * The shots that were seen at all. Where every shot has a file of one format, the files of the largest such format
     * are compared: a camera's JPEG looks sharper than its RAW, whichever frame it is. Else each shot is judged on its
     * largest file, looked at as a whole rather than by its preview.
     */
    static List<Look> all(PhotoSet set, Map<PhotoId, Signals> signals, Standing standing, Judge judge) {
        List<List<Signals>> seen = new ArrayList<>();
        List<Shot> shots = new ArrayList<>();
        for (Shot shot : set.shots()) {
            List<Signals> files = shot.files().stream()
                    .flatMap(photo -> Optional.ofNullable(signals.get(photo)).stream())
                    .toList();
            if (files.isEmpty()) continue;
            shots.add(shot);
            seen.add(files);
        }
        Optional<String> format = common(seen);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            Signals best = seen.get(i).stream()
                    .filter(file -> format.isEmpty() || file.scored().format().equals(format.get()))
                    .max(Comparator.comparingLong(Look::size)
                            .thenComparing(file -> file.scored().measures().technical())
                            .thenComparing(file -> file.photo().key()))
                    .orElseThrow();
            looks.add(judge.look(shots.get(i), best, standing.of(best.photo())));
        }
        return looks;
    }

    private static Optional<String> common(List<List<Signals>> seen) {
        Map<String, Integer> shots = new HashMap<>();
        Map<String, Long> pixels = new HashMap<>();
        for (List<Signals> files : seen) {
            files.stream().map(file -> file.scored().format()).distinct().forEach(f -> shots.merge(f, 1, Integer::sum));
            files.forEach(file -> pixels.merge(file.scored().format(), size(file), Long::sum));
        }
        return shots.keySet().stream()
                .filter(format -> shots.getOrDefault(format, 0) == seen.size())
                .max(Comparator.comparingLong((String format) -> pixels.getOrDefault(format, 0L))
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** Pixels, of which a preview's count half: they are somebody else's sharpening. */
    private static long size(Signals file) {
        PhotoScored scored = file.scored();
        long pixels = (long) scored.width() * scored.height();
        return scored.decoded().equals("full") ? pixels : pixels / 2;
    }
}
