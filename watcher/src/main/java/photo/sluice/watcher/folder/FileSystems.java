// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the kernel hears of all that changes on the file system below a folder. It does not where others change files
 * behind its back: inotify(7), "Limitations and caveats", says so of network file systems and FUSE. Each mounted file
 * system is asked for its type once. Not thread-safe.
 */
public final class FileSystems {
    /**
     * As {@code /proc/mounts} names them: shares, shared folders of virtual machines, containers and WSL, clusters. Of FUSE
     * all but block devices ({@code fuseblk}, as NTFS), whose every change goes through this kernel.
     */
    private static final Set<String> SHARED = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "ncpfs",
            "ncp",
            "afs",
            "coda",
            "9p",
            "v9fs",
            "virtiofs",
            "drvfs",
            "wslfs",
            "vboxsf",
            "vmhgfs",
            "prl_fs",
            "prl_vfs",
            "ceph",
            "lustre",
            "beegfs",
            "gpfs",
            "glusterfs",
            "gfs",
            "gfs2",
            "ocfs2",
            "orangefs",
            "pvfs2",
            "davfs",
            "webdav",
            "sshfs",
            "osxfs",
            "fakeowner",
            "fuse");

    /** Tells the type of the file system that a folder lies on, lower or upper case. */
    @FunctionalInterface
    public interface Types {
        String of(Path folder) throws IOException;
    }

    private final Types types;
    private final Map<String, Optional<String>> known = new HashMap<>();

    /** This machine's. */
    public FileSystems() {
        this(folder -> Files.getFileStore(folder).type());
    }

    public FileSystems(Types types) {
        this.types = types;
    }

    /** The type of the file system of this folder, if changes on it may go unheard; empty if all are heard. */
    public Optional<String> unheard(Path folder) {
        try {
            String device = device(folder);
            Optional<String> answer = known.get(device);
            if (answer == null) {
                answer = Optional.of(types.of(folder).toLowerCase(Locale.ROOT)).filter(FileSystems::isShared);
                known.put(device, answer);
            }
            return answer;
        } catch (IOException e) {
            return Optional.empty(); // gone, or not to be told; asked again the next time
        }
    }

    static boolean isShared(String type) {
        return SHARED.contains(type) || type.startsWith("fuse.");
    }

    /** On Unix a file key reads {@code (dev=…,ino=…)}; elsewhere all folders count as one file system. */
    private static String device(Path folder) throws IOException {
        Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        String text = String.valueOf(key);
        int comma = text.indexOf(',');
        return comma < 0 ? "" : text.substring(0, comma);
    }

    /** Forgets what was asked: something may have been mounted or unmounted. */
    public void clear() {
        known.clear();
    }
}
