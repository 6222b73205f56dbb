// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Set;

/** Modes and owners: what protects a file from us, and what we must give on to its successor. */
final class Protection {

    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Protection() {}

    /**
     * Refuses a write-protected file or folder. A file without any write permission counts as protected for root too,
     * whom the kernel would let through.
     */
    static void check(Path file) throws Refused {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) throw new Refused(Refusal.NO_FOLDER, file, "no folder");
        if (isProtected(folder)) throw new Refused(Refusal.READ_ONLY, folder, "the folder is write-protected");
        if (Files.exists(file) && isProtected(file)) {
            throw new Refused(Refusal.READ_ONLY, file, "the file is write-protected");
        }
    }

    private static boolean isProtected(Path path) throws Refused {
        if (!Files.isWritable(path)) return true;
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix == null) return false;
        return Refused.translating(
                path, () -> posix.readAttributes().permissions().stream().noneMatch(WRITE::contains));
    }

    /** Gives a new file the mode, group, owner and attributes of the one that it replaces, as far as we may. */
    static void copy(Path from, Path to) throws IOException {
        PosixFileAttributeView source =
                Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || target == null) return;
        PosixFileAttributes attributes = source.readAttributes();
        // The owner first, since changing it clears set-id bits; each is tried alone, as only root may give files away.
        attempt(() -> target.setOwner(attributes.owner()));
        attempt(() -> target.setGroup(attributes.group()));
        target.setPermissions(attributes.permissions());
        attempt(() -> attributes(from, to));
    }

    /** Extended attributes of the {@code user.} namespace: tags and comments of file managers. */
    private static void attributes(Path from, Path to) throws IOException {
        UserDefinedFileAttributeView source = Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
        UserDefinedFileAttributeView target = Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
        if (source == null || target == null) return;
        for (String name : source.list()) {
            ByteBuffer value = ByteBuffer.allocate(source.size(name));
            source.read(name, value);
            target.write(name, value.flip());
        }
    }

    private static void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | UnsupportedOperationException e) {
            // Not ours to give: the sidecar then belongs to us, with the same mode.
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
