// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.tag;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import photo.sluice.contract.Tag;
import photo.sluice.tagger.Tagged;

/** What was seen in one file, for people and for programs. The keys of the JSON are a contract. */
record Sight(Path file, Tagged tagged) {
    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("photo", file.toString());
        object.put("tags", tagged.tags().stream().map(Sight::object).toList());
        object.put("by", tagged.by());
        object.put("tookMs", new TreeMap<>(tagged.tookMs()));
        return object;
    }

    private static Map<String, Object> object(Tag tag) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("tag", tag.path());
        tag.words().ifPresent(words -> object.put("words", words));
        object.put("confidence", tag.confidence());
        object.put("model", tag.model());
        tag.box().ifPresent(box -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("x", box.x());
            members.put("y", box.y());
            members.put("width", box.width());
            members.put("height", box.height());
            object.put("box", members);
        });
        return object;
    }

    /** The file, a line a tag with its box in per cent from the top left, and the milliseconds. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(file.toString());
        int longest = tagged.tags().stream()
                .mapToInt(tag -> shown(tag).length())
                .max()
                .orElse(0);
        for (Tag tag : tagged.tags()) {
            String words = String.format(
                    Locale.ROOT, " %.2f  %-" + longest + "s  %s", tag.confidence(), shown(tag), tag.model());
            lines.add(words + tag.box().map(Sight::words).orElse(""));
        }
        if (tagged.tags().isEmpty()) lines.add(" nothing that is sure enough");
        lines.add(" took  " + took());
        return lines;
    }

    private static String shown(Tag tag) {
        return tag.words().orElse(tag.path());
    }

    private static String words(Tag.Box box) {
        return String.format(
                Locale.ROOT,
                ", %.0f %% by %.0f %% at %.0f, %.0f",
                100 * box.width(),
                100 * box.height(),
                100 * box.x(),
                100 * box.y());
    }

    private String took() {
        Map<String, Double> steps = new TreeMap<>(tagged.tookMs());
        double total = steps.getOrDefault("total", 0.0);
        steps.keySet().removeAll(List.of("total", "tag"));
        List<String> words = new ArrayList<>();
        steps.forEach((step, ms) -> {
            if (ms >= 0.05) words.add(String.format(Locale.ROOT, "%s %.1f", step.replaceFirst("^model\\.", ""), ms));
        });
        return String.format(Locale.ROOT, "%.1f ms: %s", total, String.join(", ", words));
    }
}
