// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A JNI library of ours. Each loads by itself, with what it needs from beside it and not from the system. */
public enum Library {
    LIBRAW("LibRaw", "libraw-dev"),
    LIBHEIF("LibHeif", "libheif-dev"),
    LIBJXL("LibJxl", "libjxl-dev"),
    LIBJPEG("LibJpeg", "libjpeg62-turbo-dev"),
    CONFINEMENT("Confinement", "linux-libc-dev");

    /** Folders whose decoders libheif knows. */
    private static final Set<Path> HEIF_PLUGINS = ConcurrentHashMap.newKeySet();

    private final String binding;
    private final String debian;

    Library(String binding, String debian) {
        this.binding = binding;
        this.debian = debian;
    }

    /** True if this build has it. Loads nothing. */
    public boolean built() {
        return Natives.bundled().has(binding);
    }

    /** Where all of them are, after this call if not before: where they were built, or below the user's cache. */
    public static Path folder() throws IOException {
        return Natives.bundled().unpacked();
    }

    /**
     * Loads it into this process, once; later calls do nothing.
     *
     * @param folder {@link #folder}, perhaps another process's
     * @throws UnsatisfiedLinkError if it is not there, or something that it needs is not
     */
    public void load(Path folder) {
        System.load(folder.resolve("libjni" + binding + ".so").toString());
        if (this == LIBHEIF && HEIF_PLUGINS.add(folder)) {
            try (DirectoryStream<Path> plugins = Files.newDirectoryStream(folder, "libheif-*.so")) {
                plugins.forEach(plugin -> LibHeif.add(plugin.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a person does about its absence. */
    public String remedy() {
        return binding + " is not in this build: install g++ and " + debian + ", then build again";
    }
}
