// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photo.sluice.sidecar.Facts;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarView;

/** Another photo of the same set, by its sidecar. */
public record Neighbour(String sidecar, SidecarView view) {
    /** A sidecar of ours is below 64 KiB; darktable's history may be longer. */
    private static final long LONGEST = 4 << 20;

    /** Those in the sidecar's folder that have its set's id, best first; what cannot be read is left out. */
    public static List<Neighbour> of(Path sidecar, SidecarView view) throws IOException {
        Optional<Facts.Place> place = view.facts().place();
        Path folder = sidecar.toAbsolutePath().getParent();
        if (place.isEmpty() || folder == null) return List.of();
        List<Neighbour> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.[xX][mM][pP]")) {
            for (Path file : files) {
                if (file.getFileName().equals(sidecar.getFileName())) continue;
                read(file, place.get().set()).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Neighbour::rank).thenComparing(Neighbour::sidecar));
        return found;
    }

    private static Optional<Neighbour> read(Path file, String set) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) return Optional.empty();
        byte[] bytes = Files.readAllBytes(file);
        if (!new String(bytes, StandardCharsets.UTF_8).contains(set)) return Optional.empty();
        if (!(Sidecar.read(bytes) instanceof Sidecar.Reading.Read read)) return Optional.empty();
        Neighbour neighbour = new Neighbour(String.valueOf(file.getFileName()), read.view());
        boolean same = read.view()
                .facts()
                .place()
                .filter(place -> place.set().equals(set))
                .isPresent();
        return same ? Optional.of(neighbour) : Optional.empty();
    }

    /** The name of the photo that a sidecar is of. */
    static String photo(String sidecar, SidecarView view) {
        String name = sidecar.substring(Math.max(sidecar.lastIndexOf('/'), sidecar.lastIndexOf('\\')) + 1);
        String stem = name.toLowerCase(Locale.ROOT).endsWith(".xmp") ? name.substring(0, name.length() - 4) : name;
        return view.sidecarForExtension()
                .map(String::strip)
                .filter(extension -> !stem.toLowerCase(Locale.ROOT).endsWith("." + extension.toLowerCase(Locale.ROOT)))
                .map(extension -> stem + "." + extension)
                .orElse(stem);
    }

    String photo() {
        return photo(sidecar, view);
    }

    int rank() {
        return view.facts().place().map(Facts.Place::rank).orElse(Integer.MAX_VALUE);
    }
}
