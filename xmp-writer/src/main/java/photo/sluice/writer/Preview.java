// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import photo.sluice.contract.PhotoScored;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Verdict;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.sidecar.file.Prepared;
import photo.sluice.sidecar.file.SidecarFile;

/**
 * What the writer would do with a photo now; nothing is written, and no ledger is asked.
 *
 * @param state {@code would-write}, {@code unchanged}, {@code locked} (would write, but some field is a person's),
 *     {@code malformed}, {@code readonly} or {@code busy}
 * @param sidecar the file that would be written
 * @param message in words, where there is something to say
 */
public record Preview(Verdict verdict, String state, Path sidecar, Optional<String> message) {
    /** One preview for each of the photo's sidecars. */
    public static List<Preview> of(Path file, PhotoScored scored, PhotoTagged tagged, Naming naming)
            throws IOException {
        PhotoState state = new PhotoState(
                scored.subject(), Optional.of(scored), Optional.of(tagged), Map.of(), Optional.empty(), List.of());
        Verdict verdict = GentlePolicy.judge(scored, tagged.tags());
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        Job job = new Job(state, verdict, file);
        job.prepare(new SidecarFile(List.of(folder.toRealPath()), Clock.systemUTC()), naming.of(file));
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
