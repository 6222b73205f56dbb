// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import photo.sluice.sidecar.SidecarName;
import photo.sluice.sidecar.file.SidecarFile;

/**
 * What tells that a file was not written since: name, size, time of change and the file's own number.
 *
 * @param size in bytes; -1: there is none
 * @param key the inode, as text; {@code "null"} where the file system has none
 */
record Stamp(String name, long size, Instant modified, String key) {
    /**
     * A file that was written so short a time before it was looked at may be written again without looking different; git
     * calls such entries racily clean. Linux counts the times of files in ticks of at most 10 ms.
     */
    private static final Duration TICK = Duration.ofMillis(50);

    /** FAT counts two seconds. A time that is no whole second is not FAT's. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    /** Those of all sidecars that a photo's file may have; empty if one of them proves nothing. */
    static Optional<Set<Stamp>> ofSidecars(Path file, Instant now) {
        Set<Stamp> stamps = new HashSet<>();
        for (SidecarName.Form form : SidecarName.Form.values()) {
            SidecarName name = SidecarName.of(form, String.valueOf(file.getFileName()));
            Optional<Stamp> stamp = of(SidecarFile.path(file, name), now);
            if (stamp.isEmpty()) return Optional.empty();
            stamps.add(stamp.get());
        }
        return Optional.of(stamps);
    }

    /** Empty if a stamp would prove nothing: the file is too new, a link, or cannot be looked at. */
    static Optional<Stamp> of(Path file, Instant now) {
        String name = String.valueOf(file.getFileName());
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Instant modified = found.lastModifiedTime().toInstant();
            Duration racy = modified.getNano() == 0 ? COARSE : TICK;
            if (!found.isRegularFile() || modified.plus(racy).isAfter(now)) return Optional.empty();
            return Optional.of(new Stamp(name, found.size(), modified, String.valueOf(found.fileKey())));
        } catch (NoSuchFileException e) {
            return Optional.of(new Stamp(name, -1, Instant.EPOCH, ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
