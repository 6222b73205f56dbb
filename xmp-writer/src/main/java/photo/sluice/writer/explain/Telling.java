// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import photo.sluice.sidecar.Facts;

/** An explanation as lines of text. */
public final class Telling {
    private static final List<String> PICKS = List.of("none", "rejected", "pending", "accepted");

    private Telling() {}

    public static List<String> lines(Explanation why) {
        List<String> lines = new ArrayList<>();
        lines.add(why.sidecar());
        for (Explanation.Stands field : why.fields()) {
            lines.add(String.format(Locale.ROOT, "  %-10s %s: %s", field.field(), value(field), field.words()));
        }
        if (!why.judged()) {
            lines.addAll(why.advice().stream().map(text -> "  " + text).toList());
            return lines;
        }
        Facts facts = why.view().facts();
        lines.add("why");
        why.reasons().forEach(reason -> lines.add("  " + reason.words() + " (" + reason.code() + ")"));
        facts.place().ifPresent(place -> lines.add("  " + place(place)));
        if (!why.partners().isEmpty()) lines.add("  shares its verdict with " + String.join(", ", why.partners()));
        facts.judgement()
                .flatMap(Facts.Judgement::confidence)
                .filter(sure -> facts.place().isPresent())
                .ifPresent(sure -> lines.add("  " + sure(sure)));
        if (!why.better().isEmpty()) lines.add("  ranked before it: " + String.join(", ", why.better()));
        facts.technical().ifPresent(scores -> scores(scores, lines));
        facts.models().forEach(model -> lines.add("  " + Spoken.words(model)));
        tags("tags of ours", why.ownTags(), lines);
        tags("tags of others", why.othersTags(), lines);
        tags("taken out by a person", why.view().applied().removedTags(), lines);
        facts.judgement()
                .ifPresent(judgement -> lines.add("judged by " + judgement.policy() + "/" + judgement.policyVersion()
                        + " in run " + judgement.run()));
        lines.add("what would change it");
        why.advice().forEach(text -> lines.add("  " + text));
        return lines;
    }

    private static String value(Explanation.Stands field) {
        if (field.field().equals("rating") && field.value().matches("-1|[0-9]")) {
            return Stars.words(Integer.parseInt(field.value()));
        }
        if (field.field().equals("pick") && field.value().matches("[0-3]")) {
            return PICKS.get(Integer.parseInt(field.value()));
        }
        return field.value();
    }

    private static String place(Facts.Place place) {
        return switch (place.kind()) {
            case "pair" -> "one of the files of one shot, which share a verdict";
            case "burst" -> "number " + place.rank() + " of " + place.size() + " in burst " + place.set();
            default -> "one of " + place.size() + " in " + place.kind() + " " + place.set();
        };
    }

    /** The confidence of a verdict, 0.5 to 1, in words. */
    private static String sure(double confidence) {
        String words = confidence >= 0.9
                ? "sure"
                : confidence >= 0.7
                        ? "rather sure"
                        : confidence >= 0.55 ? "not very sure" : "all but a coin's decision";
        return String.format(Locale.ROOT, "its place is %s (%.0f %%)", words, 100 * confidence);
    }

    private static void scores(Facts.Technical scores, List<String> lines) {
        lines.add(String.format(Locale.ROOT, "scores, 0 useless to 100 faultless: technical %.0f", scores.score()));
        String weakest = Scores.weakest(scores).orElse("");
        for (Map.Entry<String, Double> score : Scores.all(scores).entrySet()) {
            String note = score.getKey().equals(weakest) ? "  the weakest" : "";
            lines.add(String.format(Locale.ROOT, "  %-12s %3.0f%s", score.getKey(), score.getValue(), note));
        }
    }

    private static void tags(String what, List<String> tags, List<String> lines) {
        if (!tags.isEmpty()) lines.add(what + ": " + String.join(", ", tags));
    }
}
