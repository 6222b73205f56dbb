// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.file.Prepared;
import photo.sluice.sidecar.file.SidecarFile;
import photo.sluice.writer.set.PhotoSet;

/**
 * What the writer would do with a photo now; nothing is written, and no ledger is asked.
 *
 * @param state {@code would-write}, {@code unchanged}, {@code locked} (would write, but some field is a person's),
 *     {@code malformed}, {@code readonly} or {@code busy}
 * @param sidecar the file that would be written
 * @param message in words, where there is something to say
 */
public record Preview(Verdict verdict, String state, Path sidecar, Optional<String> message) {
    /** What was seen of one file of a folder. */
    public record Seen(Path file, PhotoScored scored, PhotoTagged tagged) {
        private PhotoId photo() {
            return scored.photo();
        }

        private PhotoState state() {
            return new PhotoState(
                    scored.subject(), Optional.of(scored), Optional.of(tagged), Map.of(), Optional.empty(), List.of());
        }
    }

    /**
     * What the writer would do with the photos of one folder, judged by set as if all had come at once: by file, one preview
     * for each of its sidecars.
     */
    public static Map<Path, List<Preview>> of(List<Seen> folder, WriterSettings settings) throws IOException {
        Map<PhotoId, PhotoState> states = new HashMap<>();
        ContactSheet sheet = new ContactSheet(settings.rules());
        for (Seen seen : folder) {
            PhotoState state = seen.state();
            states.put(seen.photo(), state);
            sheet.put(seen.photo(), state.print());
        }
        Bench bench = new Bench(settings.policy());
        Map<PhotoId, Verdict> verdicts = new HashMap<>();
        Map<Path, List<Preview>> previews = new LinkedHashMap<>();
        for (Seen seen : folder) {
            PhotoId photo = seen.photo();
            if (!verdicts.containsKey(photo)) {
                PhotoSet set = sheet.set(photo).orElseThrow();
                verdicts.putAll(bench.judge(set, id -> Optional.ofNullable(states.get(id)), sheet));
            }
            Verdict verdict = Optional.ofNullable(verdicts.get(photo)).orElseThrow();
            previews.put(seen.file(), of(seen, verdict, settings));
        }
        return previews;
    }

    private static List<Preview> of(Seen seen, Verdict verdict, WriterSettings settings) throws IOException {
        Path file = seen.file();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        Job job = new Job(
                seen.state(), new Order.Say(verdict, seen.scored().subject().run()), file);
        job.prepare(
                new SidecarFile(List.of(folder.toRealPath()), Clock.systemUTC()),
                settings.naming().of(file),
                settings.oneStar());
        return job.parts.stream().map(part -> of(verdict, part.prepared())).toList();
    }

    private static Preview of(Verdict verdict, Prepared prepared) {
        if (prepared instanceof Prepared.Ready ready) {
            String state = ready.write().locked().isEmpty() ? "would-write" : "locked";
            return new Preview(verdict, state, ready.path(), Optional.empty());
        }
        if (prepared instanceof Prepared.Nothing nothing) {
            return new Preview(verdict, nothing.merged().code(), nothing.path(), Optional.empty());
        }
        if (prepared instanceof Prepared.Busy busy) {
            return new Preview(verdict, "busy", busy.path(), Optional.of("somebody seems to be writing it"));
        }
        Prepared.Refuse refuse = (Prepared.Refuse) prepared;
        return new Preview(verdict, "readonly", refuse.path(), Optional.of(refuse.code() + ": " + refuse.detail()));
    }
}
