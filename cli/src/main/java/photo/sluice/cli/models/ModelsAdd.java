// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import photo.sluice.cli.Failure;
import photo.sluice.cli.show.Printable;
import photo.sluice.inference.card.UnfitModelException;
import photo.sluice.inference.registry.Adding;
import photo.sluice.inference.registry.PullException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A person's own model. */
@Command(
        name = "add",
        description = "Copies a model of yours, its card and its labels to the others, if it opens and answers.",
        mixinStandardHelpOptions = true)
final class ModelsAdd implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", index = "0", description = "The .onnx; its labels may stand beside it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path file;

    @Parameters(paramLabel = "CARD", index = "1", description = "The .yaml that docs/models.md describes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private Path card;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() {
        for (Path each : new Path[] {file, card}) {
            if (!Files.isRegularFile(each)) throw Failure.wrongUse("there is no file " + each);
        }
        try {
            Path added = new Adding(place.folder()).add(file, card);
            System.out.println(Printable.line("added " + place.folder().resolve(added)));
            return Failure.OK;
        } catch (UnfitModelException e) {
            throw Failure.environment(e.fault() + "; nothing was added");
        } catch (PullException e) {
            throw Failure.environment(String.valueOf(e.getMessage()));
        }
    }
}
