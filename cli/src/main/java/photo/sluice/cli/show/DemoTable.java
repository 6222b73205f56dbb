// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.contract.SidecarOutcome.State;
import photo.sluice.contract.Verdict;
import photo.sluice.testkit.demo.DemoPhoto;
import photo.sluice.testkit.demo.Expected;

/** The demo's photos, what they show, and what was made of them, as a table that a person reads. */
public final class DemoTable {
    private final Path folder;
    private final List<DemoPhoto> photos;
    private final Map<String, SidecarOutcome> ended;
    private final String models;

    /**
     * A table with what to do next.
     *
     * @param ended outcomes by file name
     * @param models which models were used, in words
     */
    public DemoTable(Path folder, List<DemoPhoto> photos, Map<String, SidecarOutcome> ended, String models) {
        this.folder = folder;
        this.photos = List.copyOf(photos);
        this.ended = Map.copyOf(ended);
        this.models = models;
    }

    /** The whole text, with what to do next. */
    public String text() {
        int names = photos.stream().mapToInt(p -> p.name().length()).max().orElse(10);
        int shows = Math.min(
                38, photos.stream().mapToInt(p -> p.shows().length()).max().orElse(10));
        StringBuilder text = new StringBuilder("\n");
        text.append(String.format(
                Locale.ROOT,
                "%-" + names + "s  %-" + shows + "s  tech  stars  pick      ms  reasons and tags%n",
                "photo",
                "shows"));
        for (DemoPhoto photo : photos) row(text, photo, names, shows);
        return text.append(footer()).toString();
    }

    private void row(StringBuilder text, DemoPhoto photo, int names, int shows) {
        SidecarOutcome outcome = ended.get(photo.name());
        String what = photo.shows().length() > shows ? photo.shows().substring(0, shows - 1) + "…" : photo.shows();
        text.append(String.format(Locale.ROOT, "%-" + names + "s  %-" + shows + "s  ", photo.name(), what));
        if (outcome == null) {
            text.append("nothing came of it\n");
            return;
        }
        String ms = String.format(Locale.ROOT, "%6d", outcome.latencyMs());
        if (outcome.verdict().isEmpty()) {
            String why =
                    outcome.fault().map(f -> f.code()).orElse(outcome.state().code());
            text.append(String.format(
                    Locale.ROOT,
                    "%4s  %-5s  %-8s%s  %s%n",
                    "-",
                    "-",
                    "-",
                    ms,
                    outcome.state().code() + ": " + why));
            return;
        }
        Verdict verdict = outcome.verdict().get();
        boolean persons = outcome.state() == State.LOCKED;
        text.append(String.format(
                Locale.ROOT,
                "%4.0f  %-5s  %-8s%s  %s%n",
                verdict.technical(),
                persons ? "theirs" : stars(verdict.stars()),
                pick(verdict.pick()),
                ms,
                remarks(verdict, persons)));
    }

    private static String stars(int stars) {
        return stars == 0 ? "0" : "*".repeat(stars);
    }

    private static String pick(int pick) {
        return pick == 3 ? "accept" : pick == 2 ? "pending" : "reject";
    }

    private static String remarks(Verdict verdict, boolean persons) {
        List<String> words = new ArrayList<>();
        if (persons) words.add("a person's rating: left as it is;");
        words.addAll(verdict.reasons());
        words.addAll(verdict.tags());
        return String.join(" ", words);
    }

    private String footer() {
        Map<State, Long> by = ended.values().stream()
                .collect(Collectors.groupingBy(SidecarOutcome::state, java.util.TreeMap::new, Collectors.counting()));
        List<Long> latencies =
                ended.values().stream().map(SidecarOutcome::latencyMs).sorted().toList();
        long median = latencies.isEmpty() ? 0 : latencies.get(latencies.size() / 2);
        String outcomes = by.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey().code())
                .collect(Collectors.joining(", "));
        String corrupt = photos.stream()
                .filter(p -> p.expected() == Expected.CORRUPT)
                .map(DemoPhoto::name)
                .collect(Collectors.joining(", "));
        String example = photos.isEmpty() ? "" : photos.get(0).name();
        return String.format(
                Locale.ROOT,
                "%n%d photos: %s. Median from drop to sidecar: %d ms, all dropped at once.%n"
                        + "%s is broken on purpose and went to quarantine; its neighbours did not wait.%n"
                        + "%s%n%n"
                        + "Have a look:   ls -la %s%n"
                        + "               cat %s%n"
                        + "Your photos:   ./sluice run ~/Pictures/hot        (Ctrl-C stops, a second start goes on)%n"
                        + "Just a score:  ./sluice measure FILE...%n",
                ended.size(),
                outcomes,
                median,
                corrupt,
                about(),
                folder,
                folder.resolve(example + ".xmp"));
    }

    /** Why no photo has a third star, either way. */
    private String about() {
        if (models.startsWith("models:")) {
            String few =
                    photos.size() < 30 ? "\nThere is no third star: that takes a folder of 30 photos or more." : "";
            return "Used " + Printable.line(models) + "." + few;
        }
        return "No models are installed, so there is no aesthetic score (no third star) and no tag for what is\n"
                + "in a picture: objects, scenes, faces.";
    }
}
