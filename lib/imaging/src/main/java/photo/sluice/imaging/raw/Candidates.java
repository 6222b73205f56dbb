// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import photo.sluice.imaging.raw.Reads.Block;

/** Looks at the places where a JPEG is said to be and keeps those where one is. */
final class Candidates {
    /** Markers before the frame header; camera JPEGs have about ten. */
    private static final int MOST_MARKERS = 40;

    private static final int SHORTEST = 64;

    private final Reads reads;
    private final Set<Long> seen = new HashSet<>();
    private final TreeSet<Found> found = new TreeSet<>(Comparator.comparingLong(Found::pixels)
            .thenComparingLong(Found::length)
            .thenComparingLong(Found::offset));
    private OptionalInt orientation = OptionalInt.empty();

    private record Found(long offset, long length, int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }

    Candidates(Reads reads) {
        this.reads = reads;
    }

    /** What the RAW says of its orientation; the first one counts, nonsense does not. */
    void orientation(long exif) {
        if (orientation.isEmpty() && exif >= 1 && exif <= 8) {
            orientation = OptionalInt.of((int) exif);
        }
    }

    /** A JPEG may lie here; whether that is so is looked up. */
    void offer(long offset, long length) {
        boolean inside = offset > 0 && length >= SHORTEST && length <= reads.length() - offset;
        if (inside && seen.add(offset)) {
            try {
                frame(offset, length).ifPresent(found::add);
            } catch (IndexOutOfBoundsException broken) {
                // A JPEG that ends within its own headers is none.
            }
        }
    }

    /** The largest; of equally large ones the longest. */
    Optional<Preview> largest() {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.last())
                        .map(best -> new Preview(
                                best.offset, (int) best.length, best.width, best.height, orientation.orElse(1)));
    }

    /** Walks the markers to the frame header: baseline (SOF0), extended (SOF1) or progressive (SOF2), 8 bits. */
    private Optional<Found> frame(long offset, long length) {
        Block start = reads.block(offset, 2, false);
        if (start.u16(0) != 0xffd8) {
            return Optional.empty();
        }
        long at = offset + 2;
        for (int i = 0; i < MOST_MARKERS && at + 10 <= offset + length; i++) {
            Block segment = reads.block(at, 10, false);
            int marker = segment.u8(1);
            if (segment.u8(0) != 0xff) {
                return Optional.empty();
            }
            if (marker == 0xff) {
                at++;
            } else if (marker >= 0xc0 && marker <= 0xc2) {
                int height = segment.u16(5);
                int width = segment.u16(7);
                int parts = segment.u8(9);
                boolean usable = segment.u8(4) == 8 && width > 0 && height > 0 && (parts == 1 || parts == 3);
                return usable ? Optional.of(new Found(offset, length, width, height)) : Optional.empty();
            } else if (marker == 0xda || marker >= 0xc3 && marker <= 0xcf && marker != 0xc4 && marker != 0xcc) {
                return Optional.empty(); // pixels before a frame, or a frame that no decoder of photos reads
            } else {
                at += 2 + segment.u16(2);
            }
        }
        return Optional.empty();
    }
}
