// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How the end of a format looks. A format without an end of its own has none, and is finished when it rests. */
interface EndMarker {
    /** Those there are. */
    List<EndMarker> ALL = List.of(new JpegEnd(), new PngEnd(), new WebpEnd());

    /** Whether a file that begins like this is of the format. */
    boolean begins(Head head);

    /** Whether the file has its end at its very end; one that stands anywhere else (a thumbnail's) does not count. */
    boolean ends(Head head, Tail tail) throws IOException;

    static Optional<EndMarker> of(Head head) {
        return ALL.stream().filter(marker -> marker.begins(head)).findFirst();
    }

    /** The last bytes of a file whose size is known. */
    interface Tail {
        long size();

        /** The last {@code count} bytes, or all if there are fewer. */
        byte[] last(int count) throws IOException;
    }
}
