// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.SidecarView;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.sidecar.packet.Limits;

/**
 * What stands beside a photo.
 *
 * @param any whether there is a sidecar at all, sound or not
 * @param sound those that can be read
 */
record Beside(boolean any, List<SidecarView> sound) {
    Beside {
        sound = List.copyOf(sound);
    }

    /** Reads the sidecars of a photo; one that cannot be read is there and says nothing. */
    static Beside of(Path photo) {
        boolean any = false;
        List<SidecarView> sound = new ArrayList<>();
        try {
            for (SidecarName form : Naming.BOTH.of(photo)) {
                Path sidecar = photo.resolveSibling(form.beside(String.valueOf(photo.getFileName())));
                if (!Files.exists(sidecar)) continue;
                any = true;
                if (Sidecar.read(bytes(sidecar)) instanceof Sidecar.Reading.Read read) sound.add(read.view());
            }
        } catch (IOException e) {
            return new Beside(any, sound);
        }
        return new Beside(any, sound);
    }

    private static byte[] bytes(Path sidecar) throws IOException {
        try (InputStream in = Files.newInputStream(sidecar)) {
            return in.readNBytes(Limits.MAX_BYTES);
        }
    }

    /** Whether a scan leaves this photo alone for what it has already. */
    boolean has(Wanted.Without without) {
        if (without.sidecar() && any) return true;
        return sound.stream()
                .anyMatch(view -> without.pick()
                                && view.pick().filter(label -> label != 0).isPresent()
                        || without.tags()
                                && !(view.tags().isEmpty() && view.subjects().isEmpty()));
    }

    /** Whether what it tells was found by something else than is installed. */
    boolean stale(Wanted wanted, Installed installed) {
        return sound.stream()
                .map(SidecarView::facts)
                .anyMatch(facts -> wanted.scores() && installed.outdatesScores(facts)
                        || wanted.tags() && installed.outdatesTags(facts));
    }
}
