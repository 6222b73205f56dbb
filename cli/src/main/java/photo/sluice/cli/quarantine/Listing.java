// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import photo.sluice.cli.show.Ages;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.contract.Subject;
import photo.sluice.runtime.standing.Quarantined;

/** How quarantine is told. */
public final class Listing {
    private Listing() {}

    /** One line a photo, under a head. */
    public static List<String> lines(List<Case> cases, Instant now) {
        List<String> lines = new ArrayList<>();
        if (cases.isEmpty()) return List.of("quarantine is empty");
        lines.add(row("FAULT", "STAGES", "SINCE", "PHOTO"));
        for (Case each : cases) {
            lines.add(row(
                    each.fault().code(),
                    String.join(",", each.stages()),
                    Ages.words(Duration.between(each.when(), now)),
                    each.name() + aside(each)));
        }
        lines.add("");
        lines.add((cases.size() == 1 ? "1 photo" : String.format(Locale.ROOT, "%,d photos", cases.size()))
                + "; sluice quarantine show PHOTO says more, retry and drop take them out");
        return lines.stream().map(Printable::line).toList();
    }

    private static String aside(Case each) {
        return switch (each.latest().now()) {
            case AGAIN -> "  (is tried again)";
            case GONE -> "  (gone)";
            case HERE ->
                switch (each.present()) {
                    case CHANGED -> "  (changed since)";
                    case GONE -> "  (gone)";
                    case SAME, UNKNOWN -> "";
                };
        };
    }

    private static String row(String fault, String stages, String since, String photo) {
        return String.format(Locale.ROOT, "%-18s %-13s %-11s %s", fault, stages, since, photo);
    }

    /** All that is known of one. */
    public static List<String> page(Case one, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(one.name());
        for (Quarantined given : one.given()) {
            lines.add(fact(
                    given.stage(),
                    given.fault().code() + ", "
                            + Ages.words(Duration.between(given.when(), now)) + " ago, "
                            + (given.times() == 1 ? "once" : given.times() + " times")));
            lines.add(fact("", given.message()));
        }
        one.latest()
                .subject()
                .map(Subject::version)
                .ifPresent(version -> lines.add(fact(
                        "version",
                        version.sequence() + ", of " + version.modified() + ", "
                                + String.format(Locale.ROOT, "%,d bytes", version.size()))));
        lines.add(fact("the file", one.present().words()));
        if (one.latest().now() == Quarantined.Now.AGAIN) lines.add(fact("now", "is tried again"));
        lines.add(fact("advice", Advice.of(one.fault())));
        return lines.stream().map(Printable::line).toList();
    }

    private static String fact(String name, String words) {
        return String.format(Locale.ROOT, "  %-9s %s", name, words);
    }

    /** One JSON object a photo. */
    public static List<String> json(List<Case> cases) {
        return cases.stream().map(Case::object).map(Listing::json).toList();
    }

    private static String json(Map<String, Object> object) {
        return Lines.json(object);
    }
}
