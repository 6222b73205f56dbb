// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.show.Ages;
import photo.sluice.cli.show.Printable;

/** The lines that a person reads. */
final class Sheet {
    private static final String NONE = "·";

    private Sheet() {}

    /**
     * All of them.
     *
     * @param card of the run on this machine
     * @param roots root name to folder
     * @param moment empty if there is no log to look at
     */
    static List<String> lines(Optional<RunCard> card, Map<String, String> roots, Optional<Moment> moment) {
        List<String> lines = new ArrayList<>();
        lines.add(card.map(c -> "sluice run is process " + c.pid() + ", since " + c.since() + "; metrics at http://"
                        + c.http() + "/metrics")
                .orElse("no sluice run on this machine"));
        card.flatMap(RunCard::models).ifPresent(models -> lines.add("  " + models));
        moment.ifPresent(now -> stages(now, lines));
        if (!roots.isEmpty() && moment.isPresent()) lines.add("");
        roots.forEach((name, path) -> lines.add("  " + name + "  " + path
                + moment.map(now -> "  " + state(now.open(name))).orElse("")));
        moment.ifPresent(now -> quarantine(now, lines));
        return lines.stream().map(Printable::line).toList();
    }

    private static String state(int open) {
        if (open == 0) return "all done, safe to open in an editor";
        return number(open) + (open == 1 ? " photo" : " photos")
                + " on their way; wait before you open it in an editor";
    }

    private static void stages(Moment now, List<String> lines) {
        lines.add("");
        lines.add(row("", "", "backlog", "in hand", "photos/s", "oldest", "errors"));
        String last = "";
        for (Row row : now.rows()) {
            boolean first = !row.stage().equals(last);
            last = row.stage();
            Long inHand = now.inHand().get(row.stage());
            lines.add(row(
                    first ? row.stage() : "",
                    row.lane().code(),
                    count(row.backlog().lag()),
                    first ? inHand == null ? "?" : count(inHand) : "",
                    row.perSecond().map(Sheet::rate).orElse(NONE),
                    row.waited(now.at()).map(Ages::words).orElse(NONE),
                    count(row.errors())));
        }
        String waiting = now.writer().waiting().isPresent()
                ? count(now.writer().waiting().getAsLong())
                : "?";
        lines.add(row("writer", "", count(now.writer().unread()), waiting, "", "", ""));
        now.suspended()
                .forEach(stage -> lines.add(
                        "  ! the " + stage + " takes no photos until something is mended; /readyz says what"));
    }

    private static void quarantine(Moment now, List<String> lines) {
        lines.add("");
        if (now.quarantined().isEmpty()) {
            lines.add("  quarantine is empty");
            return;
        }
        String faults = now.faults().entrySet().stream()
                .map(fault -> fault.getValue() + " " + fault.getKey())
                .collect(Collectors.joining(", "));
        long photos = now.photosInQuarantine();
        lines.add("  " + number(photos) + (photos == 1 ? " photo" : " photos") + " in quarantine (" + faults
                + "); sluice quarantine list says why");
    }

    private static String row(
            String stage, String lane, String backlog, String inHand, String rate, String oldest, String errors) {
        return String.format(
                        Locale.ROOT,
                        "  %-7s %-9s %9s %9s %9s %13s %7s",
                        stage,
                        lane,
                        backlog,
                        inHand,
                        rate,
                        oldest,
                        errors)
                .stripTrailing();
    }

    private static String count(long number) {
        return number == 0 ? NONE : number(number);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String rate(double perSecond) {
        return perSecond == 0 ? NONE : String.format(Locale.ROOT, "%.1f", perSecond);
    }
}
