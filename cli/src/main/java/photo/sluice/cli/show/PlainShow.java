// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.io.PrintStream;
import java.util.Locale;
import photo.sluice.cli.pipeline.Pipeline;
import photo.sluice.contract.SidecarOutcome;
import photo.sluice.writer.explain.Stars;

/** One plain line a photo, for pipes and logs. */
public final class PlainShow implements Show {
    private final PrintStream out;

    public PlainShow(PrintStream out) {
        this.out = out;
    }

    @Override
    public void ended(SidecarOutcome outcome) {
        synchronized (out) {
            out.println(line(outcome));
        }
    }

    static String line(SidecarOutcome outcome) {
        String what = outcome.verdict()
                .map(v -> String.format(
                        Locale.ROOT,
                        "technical %.0f, %s, %s",
                        v.technical(),
                        Stars.words(v.stars()),
                        String.join(" ", v.reasons())))
                .orElse("");
        String message = outcome.message().orElse("");
        String code = outcome.fault().map(f -> f.code() + ": ").orElse("");
        String why = message.startsWith(code) ? message : code + message;
        return Printable.line(String.format(
                Locale.ROOT,
                "%-11s %s  %s%s",
                outcome.state().code(),
                outcome.photo(),
                what,
                why.isEmpty() ? "" : (what.isEmpty() ? "" : "; ") + why));
    }

    @Override
    public void moment(Pipeline pipeline) {}

    @Override
    public void over() {
        out.flush();
    }
}
