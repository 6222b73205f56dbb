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

/**
 * Whether the folder of a root is there, and still the same: below an unmounted share lies the empty folder that it was
 * mounted on, and what is not in there has not been deleted.
 */
final class RootGuard {
    private final Path root;
    private final Supplier<List<String>> sample;
    private @Nullable Object key;
    private boolean seen;
    private boolean replaced;

    /** @param sample some photos that are known to lie below the root; empty if there are none */
    RootGuard(Path root, Supplier<List<String>> sample) {
        this.root = root;
        this.sample = sample;
    }

    /**
     * What the root lacks; empty while it is there.
     *
     * <p>Another folder in its place (a share has another device number each time it is mounted) is accepted if one of
     * the known photos is in it, or if none is known.
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
        if (other && !familiar()) {
            return Optional.of("another folder stands in place of the root, with none of its photos in it"
                    + " (is the share mounted? a restart accepts it as it is): " + root);
        }
        key = now;
        seen = true;
        replaced |= other;
        return Optional.empty();
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
