// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.runtime.RootMark;

/**
 * Whether the folder of a root is there, and is the root: below an unmounted share lies the folder that it was mounted on,
 * and what is not in there has not been deleted.
 */
final class RootGuard {
    private static final Logger LOG = LoggerFactory.getLogger(RootGuard.class);

    private final Path root;
    private final Supplier<List<String>> sample;
    private @Nullable Object key;
    private @Nullable String mark;
    private boolean seen;
    private boolean replaced;
    private boolean settled;

    /** @param sample some photos that are known to lie below the root; empty if there are none */
    RootGuard(Path root, Supplier<List<String>> sample) {
        this.root = root;
        this.sample = sample;
    }

    /**
     * What the root lacks; empty while it is there.
     *
     * <p>Another folder in its place (a share has another device number each time it is mounted) is accepted if it has the
     * root's {@linkplain RootMark mark}, or one of the known photos is in it, or if none is known.
     */
    Optional<String> lacks() {
        Object now;
        try {
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            if (!attributes.isDirectory()) return Optional.of("root is not a folder: " + root);
            now = attributes.fileKey();
        } catch (IOException e) {
            return Optional.of("root is not there: " + root);
        }
        boolean other = seen && !Objects.equals(key, now);
        if (other && !marked() && !familiar()) {
            return Optional.of(
                    "another folder stands in place of the root, without its mark and with none of its photos in"
                            + " it (is the share mounted?): " + root);
        }
        key = now;
        seen = true;
        replaced |= other;
        return Optional.empty();
    }

    /**
     * The same, once the catalogue is known: a folder without a mark in which none of the known photos lies is not the
     * root, also at a start. One that is accepted gets its mark.
     */
    Optional<String> settle() {
        if (settled) return Optional.empty();
        if (RootMark.of(root).isEmpty() && !familiar()) {
            return Optional.of("none of the photos that are known lies in the root, and it lacks its mark (is the share"
                    + " mounted? if they were all moved away: mkdir -p, then uuidgen > " + root.resolve(RootMark.NAME)
                    + "): " + root);
        }
        try {
            mark = RootMark.set(root);
        } catch (IOException e) {
            LOG.atInfo()
                    .addKeyValue("root", root)
                    .addKeyValue("reason", e)
                    .log("root gets no mark; an unmounted share is told by its photos alone");
        }
        settled = true;
        return Optional.empty();
    }

    private boolean marked() {
        return mark != null && RootMark.of(root).filter(mark::equals).isPresent();
    }

    private boolean familiar() {
        List<String> photos = sample.get();
        return photos.isEmpty() || photos.stream().anyMatch(this::holds);
    }

    private boolean holds(String photo) {
        try {
            return Files.exists(root.resolve(photo), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false; // known from a process whose locale can write it
        }
    }

    /** Whether another folder was accepted as the root since this was asked last: what was watched is not it. */
    boolean replaced() {
        boolean was = replaced;
        replaced = false;
        return was;
    }

    boolean there() {
        return lacks().isEmpty();
    }
}
