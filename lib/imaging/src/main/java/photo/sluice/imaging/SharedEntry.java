// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import photo.sluice.imaging.format.UnreadablePhoto;

/** One photo in the window of {@link SharedRenditions}, whose lock guards it. */
final class SharedEntry {
    private final String firstStage;
    private final Set<String> done = new HashSet<>();
    private final long born = System.nanoTime();
    private int looking;
    private @Nullable Rendition rendition;
    private @Nullable Throwable failure;
    private long bytes;

    SharedEntry(String firstStage) {
        this.firstStage = firstStage;
    }

    String firstStage() {
        return firstStage;
    }

    /** {@link System#nanoTime()} of the first use. */
    long born() {
        return born;
    }

    void enter() {
        looking++;
    }

    void leave(String stage) {
        looking--;
        done.add(stage);
    }

    void finish(@Nullable Rendition decoded, @Nullable Throwable failed) {
        rendition = decoded;
        failure = failed;
        bytes = decoded == null ? 0 : decoded.nativeBytes();
    }

    boolean decoded() {
        return rendition != null || failure != null;
    }

    /** Throws what decoding threw. */
    void check() throws UnreadablePhoto {
        if (failure instanceof UnreadablePhoto unreadable) {
            throw unreadable;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }

    Rendition rendition() {
        if (rendition == null) {
            throw new IllegalStateException("not decoded");
        }
        return rendition;
    }

    boolean idle() {
        return looking == 0;
    }

    /** How many stages have used it. */
    int stages() {
        return done.size();
    }

    long bytes() {
        return bytes;
    }

    void close() {
        bytes = 0;
        if (rendition != null) {
            rendition.close();
        }
    }
}
