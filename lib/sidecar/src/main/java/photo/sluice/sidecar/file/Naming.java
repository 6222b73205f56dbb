// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import photo.sluice.sidecar.Sidecar;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.SidecarName.Form;

/**
 * What a new sidecar is called. An existing one is updated whatever its name, both if there are two.
 *
 * <p>Adobe's programs read no sidecar beside a JPEG or another rendered picture, and a {@code IMG.xmp} beside a RAW and
 * its JPEG belongs to the RAW: rendered pictures always get {@code IMG.JPG.xmp}.
 */
public enum Naming {
    EXT,
    ADOBE,
    BOTH;

    private static final Set<String> RENDERED = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "heic", "heif", "hif", "webp", "avif", "jxl", "tif", "tiff", "gif");

    /** The sidecars to merge into, for a photo that lies in an existing folder; never empty. */
    public List<SidecarName> of(Path photo) throws IOException {
        String file = String.valueOf(photo.getFileName());
        List<SidecarName> existing = new ArrayList<>();
        for (Form form : Form.values()) {
            SidecarName name = SidecarName.of(form, file);
            boolean same = form == Form.ADOBE && name.extension().isEmpty(); // both names of "IMG" are "IMG.xmp"
            if (!same && isOurs(photo, name)) existing.add(name);
        }
        if (!existing.isEmpty()) return existing;
        String extension = SidecarName.of(Form.EXT, file).extension();
        boolean rendered = extension.isEmpty() || isRendered(extension);
        Set<Form> forms = rendered || this == EXT
                ? EnumSet.of(Form.EXT)
                : this == ADOBE ? EnumSet.of(Form.ADOBE) : EnumSet.allOf(Form.class);
        return forms.stream().map(form -> SidecarName.of(form, file)).toList();
    }

    /** Whether this sidecar exists and is this photo's. */
    static boolean isOurs(Path photo, SidecarName name) throws IOException {
        Path sidecar = photo.resolveSibling(name.beside(String.valueOf(photo.getFileName())));
        if (!Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) return false;
        if (name.form() == Form.EXT) return true;
        if (Files.isRegularFile(sidecar)
                && Files.size(sidecar) > 0
                && Sidecar.read(Source.bytes(sidecar)) instanceof Sidecar.Reading.Read read
                && read.view().sidecarForExtension().isPresent()) {
            return read.view().sidecarForExtension().get().strip().equalsIgnoreCase(name.extension());
        }
        return !isRendered(name.extension()) || !hasRaw(photo, name);
    }

    private static boolean hasRaw(Path photo, SidecarName name) throws IOException {
        String file = String.valueOf(photo.getFileName());
        String stem = file.substring(0, file.length() - name.extension().length());
        Path folder = photo.toAbsolutePath().getParent();
        if (folder == null) return false;
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(
                folder, path -> String.valueOf(path.getFileName()).startsWith(stem))) {
            for (Path sibling : siblings) {
                String extension = String.valueOf(sibling.getFileName()).substring(stem.length());
                boolean other = extension.contains(".") || extension.equalsIgnoreCase("xmp") || isRendered(extension);
                if (!other) return true;
            }
        }
        return false;
    }

    private static boolean isRendered(String extension) {
        return RENDERED.contains(extension.toLowerCase(Locale.ROOT));
    }
}
