// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Carries a {@link Refusal} to the border of this package, with the path that it is about. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    private final Refusal code;
    private final transient Path path;
    private final String detail;

    Refused(Refusal code, Path path, String detail) {
        super(code + ": " + path + ": " + detail);
        this.code = code;
        this.path = path;
        this.detail = detail;
    }

    /** The one place where the file system's failures get a name. */
    static Refused translated(Path path, Exception e) {
        String message = e.getClass().getSimpleName() + ": " + e.getMessage();
        String lower = message.toLowerCase(Locale.ROOT);
        Refusal code = Refusal.IO;
        if (e instanceof AccessDeniedException || e instanceof ReadOnlyFileSystemException) code = Refusal.READ_ONLY;
        else if (lower.contains("read-only") || lower.contains("operation not permitted")) code = Refusal.READ_ONLY;
        else if (lower.contains("name too long")) code = Refusal.READ_ONLY; // no name for it, now or later
        else if (e instanceof NoSuchFileException) code = Refusal.NO_FOLDER;
        else if (e instanceof FileSystemLoopException) code = Refusal.DANGLING_LINK;
        // "No space left on device" (Linux), "out of disk space" (jimfs), "Disk quota exceeded".
        else if (lower.contains("space") || lower.contains("quota")) code = Refusal.DISK_FULL;
        return new Refused(code, path, message);
    }

    /** Runs file work, translating whatever goes wrong. */
    static <T> T translating(Path path, Work<T> work) throws Refused {
        try {
            return work.run();
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            throw translated(path, e);
        }
    }

    /** File work. */
    interface Work<T> {
        T run() throws IOException, Refused;
    }

    Refusal code() {
        return code;
    }

    Path path() {
        return path;
    }

    String detail() {
        return detail;
    }
}
