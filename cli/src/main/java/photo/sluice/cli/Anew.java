// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;
import photo.sluice.cli.pipeline.Announcing;
import photo.sluice.cli.pipeline.Announcing.Target;
import photo.sluice.cli.show.Terminal;
import photo.sluice.contract.PhotoId;
import photo.sluice.runtime.settings.Settings;

/**
 * Has photos announced anew: by the watcher that serves them, or, where nothing runs, by all stages, which are started
 * for it and end with them.
 *
 * @param json whether standard output is for programs
 */
record Anew(Settings settings, StateFolder state, Map<String, Path> roots, SettingsOptions options, boolean json) {
    /** Does it, and gives the exit status: with all stages here that of what became of the photos. */
    int announce(Reach reach, String id, Map<Target, List<String>> photos) {
        int all = photos.values().stream().mapToInt(List::size).sum();
        if (reach.served()) {
            tell(Announcing.ask(reach.cluster(), id, photos, now -> progress(now, all)));
            return Failure.OK;
        }
        return here(reach, id, photos);
    }

    /** The same, and returns when each of these photos has its outcome, whoever looks at them. */
    int await(Reach reach, String id, Map<Target, List<String>> photos) {
        if (!reach.served()) return here(reach, id, photos);
        Map<String, Path> files = new HashMap<>();
        photos.forEach((target, paths) -> {
            Path root = roots.getOrDefault(target.root(), Path.of(""));
            paths.forEach(path -> files.put(new PhotoId(target.root(), path).key(), root.resolve(path)));
        });
        boolean run = RunCard.find(state).isPresent();
        try (Awaiting awaiting = new Awaiting(reach.cluster(), files, RunCommand.plain(json, roots))) {
            Announcing.ask(reach.cluster(), id, photos, now -> {});
            return awaiting.toTheEnd(() -> !run || RunCard.find(state).isPresent());
        }
    }

    private int here(Reach reach, String id, Map<Target, List<String>> photos) {
        say("nothing runs here; starting all stages until this is done");
        return new Run(
                        reach.onceHere(settings, state, roots, id, options),
                        RunCommand.show(json, roots),
                        pipeline -> Announcing.ask(reach.cluster(), id, photos, now -> {}))
                .toTheEnd();
    }

    private void progress(Announcing.Answer now, int all) {
        if (json || !Terminal.isWatched() || now.photos() == 0 || now.photos() == all) return;
        System.err.printf(Locale.ROOT, "\r%,d of %,d photos", now.photos(), all);
    }

    private void tell(Announcing.Answer answer) {
        if (!json && Terminal.isWatched()) System.err.print("\r\u001b[K");
        String also = (answer.waiting() > 0 ? ", " + photos(answer.waiting()) + " on their way anyhow" : "")
                + (answer.gone() > 0 ? ", " + photos(answer.gone()) + " not there any more" : "");
        say(
                photos(answer.taken()) + " taken in" + also
                        + ", to be looked at behind what arrives; sluice status --watch tells how far that is, scan --wait waits for it");
    }

    static String photos(int count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "photo" : "photos");
    }

    private static void say(String text) {
        System.err.println("sluice: " + text);
    }
}
