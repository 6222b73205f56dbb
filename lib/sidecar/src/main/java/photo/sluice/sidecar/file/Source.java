// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import photo.sluice.sidecar.packet.Limits;

/**
 * A sidecar as it was found: where it really lies and what it holds.
 *
 * @param path the real path, links resolved; of a sidecar that is not there yet, the one that it will have
 * @param bytes its bytes; empty if there is no file
 * @param modified when it was last written; the epoch if there is no file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Source(Path path, Optional<byte[]> bytes, Instant modified) {

    /** How long a file that looks half written may still be in somebody's hands. */
    static final Duration SETTLED = Duration.ofSeconds(5);

    static Source read(Path sidecar, List<Path> roots) throws Refused {
        Path real = resolve(sidecar);
        boolean inside = false;
        for (Path root : roots) {
            Path realRoot = Refused.translating(root, root::toRealPath);
            inside |= real.startsWith(realRoot);
        }
        if (!inside) throw new Refused(Refusal.OUTSIDE_ROOTS, sidecar, "leads to " + real);
        return Refused.translating(real, () -> {
            if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS))
                return new Source(real, Optional.empty(), Instant.EPOCH);
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) throw new Refused(Refusal.NOT_A_FILE, real, "not a regular file");
            if (attributes.size() > Limits.MAX_BYTES) {
                throw new Refused(Refusal.TOO_LARGE, real, attributes.size() + " bytes");
            }
            byte[] bytes = bytes(real);
            return new Source(
                    real, Optional.of(bytes), Files.getLastModifiedTime(real).toInstant());
        });
    }

    /** Whether somebody wrote here a moment ago; a time far in the future is a wrong clock, not a writer. */
    boolean recent(Instant now) {
        return Duration.between(modified, now).abs().compareTo(SETTLED) < 0;
    }

    boolean isEmpty() {
        return bytes.filter(content -> content.length == 0).isPresent();
    }

    /** At most one byte more than allowed, whatever the file grows to meanwhile. */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Limits.MAX_BYTES + 1);
        }
    }

    private static Path resolve(Path sidecar) throws Refused {
        if (Files.isSymbolicLink(sidecar)) {
            try {
                return sidecar.toRealPath();
            } catch (NoSuchFileException e) {
                throw new Refused(Refusal.DANGLING_LINK, sidecar, "leads nowhere");
            } catch (FileSystemException e) {
                throw new Refused(Refusal.DANGLING_LINK, sidecar, String.valueOf(e.getMessage()));
            } catch (IOException e) {
                throw Refused.translated(sidecar, e);
            }
        }
        Path folder = sidecar.toAbsolutePath().getParent();
        Path name = sidecar.getFileName();
        if (folder == null || name == null) throw new Refused(Refusal.NOT_A_FILE, sidecar, "has no folder");
        return Refused.translating(sidecar, () -> folder.toRealPath().resolve(name));
    }
}
