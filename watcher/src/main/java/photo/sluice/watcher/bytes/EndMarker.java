// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How the end of a format looks. A format without an end of its own has none, and is finished when it rests. A marker may
 * only say yes of a file that is whole; no costs two seconds.
 */
interface EndMarker {
    /** Those there are. */
    List<EndMarker> ALL = List.of(
            new JpegEnd(),
            new PngEnd(),
            new WebpEnd(),
            new BoxesEnd(),
            new TiffEnd(),
            new RafEnd(),
            new GifEnd(),
            new BmpEnd());

    /** Whether a file that begins like this is of the format. */
    boolean begins(Head head);

    /** Whether the file has its end at its very end; one that stands anywhere else (a thumbnail's) does not count. */
    boolean ends(Head head, Tail file) throws IOException;

    static Optional<EndMarker> of(Head head) {
        return ALL.stream().filter(marker -> marker.begins(head)).findFirst();
    }

    /** The bytes of a file whose size is known. */
    interface Tail {
        long size();

        /** {@code count} bytes from {@code at} on, fewer if the file ends there. */
        byte[] at(long at, int count) throws IOException;

        /** The last {@code count} bytes, or all if there are fewer. */
        default byte[] last(int count) throws IOException {
            int there = (int) Math.min(count, size());
            return at(size() - there, there);
        }

        /** Whether nothing but zeros stands at the end: space that a copy has reserved and may not have filled yet. */
        default boolean reserved() throws IOException {
            for (byte each : last(16)) if (each != 0) return false;
            return true;
        }
    }
}
