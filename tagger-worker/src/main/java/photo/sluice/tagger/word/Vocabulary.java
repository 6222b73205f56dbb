// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.word;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the classes of one model lie below {@code auto}. COCO's and ImageNet's are shipped; a label with a {@code |} in
 * it is a path of its own, and any other lies below {@code auto|other}.
 */
public final class Vocabulary {
    /** What classifiers of 1,001 classes call the first. */
    private static final String NOTHING = "background";

    private static final Map<String, String> COCO = map(Outline.shipped("coco.txt"));
    private static final Map<String, String> IMAGENET = map(Outline.shipped("imagenet.txt"));

    private final List<Optional<String>> paths;
    private final Map<String, String> byLabel = new HashMap<>();

    private Vocabulary(List<Optional<String>> paths, List<String> labels) {
        this.paths = List.copyOf(paths);
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            paths.get(i).ifPresent(path -> byLabel.putIfAbsent(label, path));
        }
    }

    /** Of a model's labels, in its order: read as COCO's or ImageNet's, of which more are there. */
    public static Vocabulary of(List<String> labels) {
        List<String> apart = toldApart(labels);
        boolean coco = known(COCO, apart) >= known(IMAGENET, apart);
        Map<String, String> first = coco ? COCO : IMAGENET;
        Map<String, String> second = coco ? IMAGENET : COCO;
        List<Optional<String>> paths = new ArrayList<>();
        for (String label : apart) {
            if (label.equals(NOTHING)) paths.add(Optional.empty());
            else if (first.containsKey(label)) paths.add(Optional.ofNullable(first.get(label)));
            else if (second.containsKey(label)) paths.add(Optional.ofNullable(second.get(label)));
            else paths.add(own(label));
        }
        return new Vocabulary(paths, labels);
    }

    /** The path of the class at this place; empty for what stands for nothing. */
    public Optional<String> path(int index) {
        return index >= 0 && index < paths.size() ? paths.get(index) : Optional.empty();
    }

    /** The path of the first class that is called so. */
    public Optional<String> path(String label) {
        return Optional.ofNullable(byLabel.get(label));
    }

    /** A label that we do not know: its words, fit for a keyword. */
    private static Optional<String> own(String label) {
        StringBuilder path = new StringBuilder("auto");
        if (label.indexOf('|') < 0) path.append("|other");
        for (String part : label.split("\\|")) {
            String word = Words.clean(part);
            if (!word.isEmpty() && !(path.toString().equals("auto") && word.equals("auto"))) {
                path.append('|').append(word);
            }
        }
        boolean empty = path.toString().equals("auto") || path.toString().equals("auto|other");
        return empty ? Optional.empty() : Optional.of(path.toString());
    }

    /** The second crane is {@code crane (2)}: one is a bird, the other a machine. */
    private static List<String> toldApart(List<String> labels) {
        Map<String, Integer> seen = new HashMap<>();
        return labels.stream()
                .map(label -> {
                    int times = seen.merge(label, 1, Integer::sum);
                    return times == 1 ? label : label + " (" + times + ")";
                })
                .toList();
    }

    private static long known(Map<String, String> list, List<String> labels) {
        return labels.stream().filter(list::containsKey).count();
    }

    private static Map<String, String> map(Outline outline) {
        Map<String, String> map = new LinkedHashMap<>();
        outline.entries().forEach(entry -> map.put(entry.label(), entry.path()));
        return Map.copyOf(map);
    }
}
