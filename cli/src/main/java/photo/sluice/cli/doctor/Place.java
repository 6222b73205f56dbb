// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Whether sidecars can be written in a folder, and arrivals noticed. */
final class Place {
    /** File systems whose files other machines change, of which this machine's kernel then knows nothing. */
    private static final Set<String> REMOTE = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "9p",
            "ceph",
            "glusterfs",
            "davfs",
            "lustre",
            "beegfs");

    /** Room for some ten thousand sidecars. */
    private static final long ROOM = 100L << 20;

    private final Path folder;
    private final Map<String, Path> roots;

    /**
     * @param folder a real path
     * @param roots root names that this machine knows, to real paths
     */
    Place(Path folder, Map<String, Path> roots) {
        this.folder = folder;
        this.roots = Map.copyOf(roots);
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(registration());
        findings.add(disk());
        findings.add(own());
        return findings;
    }

    private Finding registration() {
        for (Map.Entry<String, Path> root : roots.entrySet()) {
            if (folder.equals(root.getValue())) return Finding.fine("root", "is root " + root.getKey());
            if (folder.startsWith(root.getValue())) {
                return Finding.fine("root", "lies in root " + root.getKey() + ", " + root.getValue());
            }
            if (root.getValue().startsWith(folder)) {
                return Finding.note(
                        "root", "holds root " + root.getKey() + ", " + root.getValue() + "; no root may hold another");
            }
        }
        return Finding.note("root", "is no root yet: sluice run " + folder + " makes it one");
    }

    private Finding disk() {
        try {
            FileStore store = Files.getFileStore(folder);
            String type = store.type().toLowerCase(Locale.ROOT);
            String words = "on " + type + ", " + Bytes.of(store.getUsableSpace()) + " free";
            if (store.isReadOnly()) {
                return Finding.look("place", words + ", mounted read-only", "No sidecar can be written: remount it.");
            }
            if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
                return Finding.look(
                        "place",
                        words + ", but user " + System.getProperty("user.name") + " may not write here",
                        "Give that user the right to read, write and enter it; sidecars end as readonly otherwise.");
            }
            if (store.getUsableSpace() < ROOM) return Finding.look("place", words, "Make room for sidecars.");
            boolean remote = REMOTE.contains(type) || type.startsWith("fuse.sshfs") || type.startsWith("fuse.rclone");
            return remote
                    ? Finding.note(
                            "place",
                            words + ": what other machines put there is found by looking through it (watch.sweep)")
                    : Finding.fine("place", words);
        } catch (IOException e) {
            return Finding.look("place", "cannot be looked at: " + e.getMessage(), "Is its disk there?");
        }
    }

    /** The folder that keeps two writers apart. */
    private Finding own() {
        Path own = folder.resolve(".sluice");
        Path lock = own.resolve("writer.lock");
        String go = "Writers go without a lock there, and two of them would not see each other: ";
        if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) return Finding.fine("lock", "no writer has been here yet");
        if (!Files.isDirectory(own)) return Finding.look("lock", own + " is no folder", go + "move it away.");
        boolean usable = Files.exists(lock, LinkOption.NOFOLLOW_LINKS) ? Files.isWritable(lock) : Files.isWritable(own);
        return usable
                ? Finding.fine("lock", own + " is in order")
                : Finding.look("lock", own + " cannot be written to", go + "make it writable.");
    }
}
