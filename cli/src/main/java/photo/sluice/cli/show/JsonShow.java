// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.show;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Function;
import photo.sluice.cli.pipeline.Pipeline;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.SidecarOutcome;

/** One JSON object a photo on standard output, and nothing else there. */
public final class JsonShow implements Show {
    private final PrintStream out;
    private final Function<PhotoId, Path> where;

    public JsonShow(PrintStream out, Function<PhotoId, Path> where) {
        this.out = out;
        this.where = where;
    }

    @Override
    public void ended(SidecarOutcome outcome) {
        synchronized (out) {
            out.println(Lines.json(Lines.object(outcome, where)));
            out.flush();
        }
    }

    @Override
    public void moment(Pipeline pipeline) {}

    @Override
    public void over() {
        out.flush();
    }
}
