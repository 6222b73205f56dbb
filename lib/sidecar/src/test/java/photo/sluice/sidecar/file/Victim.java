// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import photo.sluice.sidecar.Hash;

/** The process that {@link KillTest} kills: stops for good in the midst of its work, or works until it dies. */
final class Victim {

    private Victim() {}

    /** {@code publish|remove SIDECAR STEP} says so at the step and waits for its end; {@code forever SIDECAR} never stops. */
    public static void main(String[] args) throws IOException {
        Path sidecar = Path.of(args[1]);
        if (args[0].equals("forever")) forever(sidecar);
        Publication.Step fatal = Publication.Step.valueOf(args[2]);
        Publication publication = new Publication(sidecar, base(sidecar), true, step -> {
            if (step == fatal) tell(step.name());
            if (step == fatal) sleep();
        });
        if (args[0].equals("remove")) publication.remove();
        else publication.publish(content(2));
    }

    private static void forever(Path sidecar) throws IOException {
        for (int generation = 1; ; generation++) {
            if (generation % 5 == 0) new Publication(sidecar, base(sidecar), false).remove();
            new Publication(sidecar, base(sidecar), false).publish(content(generation));
            if (generation == 1) tell("at work");
        }
    }

    /** Each line says which generation it is of, so that a mixture or a part shows. */
    static byte[] content(int generation) {
        return ("generation " + generation + "\n").repeat(4000).getBytes(StandardCharsets.UTF_8);
    }

    private static String base(Path sidecar) throws IOException {
        return Files.exists(sidecar) ? Hash.of(Files.readAllBytes(sidecar)) : "";
    }

    private static void tell(String words) {
        System.out.println(words);
        System.out.flush();
    }

    private static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
