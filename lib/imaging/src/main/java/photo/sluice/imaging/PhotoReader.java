// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.CaptureReader;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.Router;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * Turns a photo file into a {@link Rendition}, or says why it cannot.
 *
 * <p>Safe for several threads; each read takes memory for the whole frame (3 bytes a pixel) plus the file, which is kept
 * for the next read. The decoders run in this process: what is handed to them has passed {@link Router}.
 */
public final class PhotoReader implements AutoCloseable {
    private final Limits limits;
    private final CaptureReader captures;
    private final Slabs slabs = new Slabs(Reduction.SLAB);
    private final ConcurrentLinkedDeque<Scratch> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    public PhotoReader(Limits limits) {
        this(limits, Clock.systemUTC());
    }

    /** {@code clock} tells which capture times lie in the future. */
    public PhotoReader(Limits limits, Clock clock) {
        this.limits = limits;
        this.captures = new CaptureReader(clock);
    }

    /** Loads the native libraries now rather than with the first photo. */
    public void warmUp() {
        Native.load();
    }

    /** The photo as it is on disk now. */
    public Rendition read(Path path) throws UnreadablePhoto {
        return read(path, PhotoFile.stamp(path));
    }

    /**
     * The photo, if the file still has this size and time of change, before and after it is read.
     *
     * @param modifiedMillis milliseconds since 1970
     * @throws UnreadablePhoto with reason CHANGED if it has not
     */
    public Rendition read(Path path, long size, long modifiedMillis) throws UnreadablePhoto {
        return read(path, new PhotoFile.Stamp(size, modifiedMillis));
    }

    private Rendition read(Path path, PhotoFile.Stamp expected) throws UnreadablePhoto {
        Native.load();
        Scratch scratch = idle.pollFirst();
        if (scratch == null) {
            scratch = new Scratch();
        }
        try {
            return read(path, expected, scratch);
        } finally {
            scratch.trim();
            if (closed) {
                scratch.close();
            } else {
                idle.addFirst(scratch);
            }
        }
    }

    private Rendition read(Path path, PhotoFile.Stamp expected, Scratch scratch) throws UnreadablePhoto {
        long start = System.nanoTime();
        Bytes bytes = PhotoFile.read(path, expected, limits.maxBytes(), scratch);
        long read = System.nanoTime();
        Header header = Router.inspect(bytes, limits.maxPixels());
        CaptureFacts facts = captures.read(bytes, header);
        long inspected = System.nanoTime();
        try (Mat frame = Decoder.decode(bytes, header, scratch)) {
            long decoded = System.nanoTime();
            TileLayout stored = TileLayout.stored(frame.cols(), frame.rows());
            int orientation = Decoder.orientationLeft(header, facts);
            BytePointer slab = slabs.borrow();
            try {
                Mat tiles = Reduction.tiles(frame, stored, orientation, scratch, slab);
                Mat colour = Reduction.reduced(frame, orientation, scratch, slab);
                StepTimes times = new StepTimes(
                        millis(start, read),
                        millis(read, inspected),
                        millis(inspected, decoded),
                        millis(decoded, System.nanoTime()),
                        0,
                        0);
                Rendition.Source source = new Rendition.Source(expected.size(), times, slab, slabs);
                return new Rendition(header, facts, stored.upright(orientation), colour, tiles, source);
            } catch (RuntimeException | Error e) {
                slabs.giveBack(slab);
                throw e;
            }
        }
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }

    /** Renditions that were read and are not closed. */
    public int open() {
        return slabs.lent();
    }

    /** Frees the memory kept for later reads; renditions still open stay valid. */
    @Override
    public void close() {
        closed = true;
        for (Scratch scratch = idle.pollFirst(); scratch != null; scratch = idle.pollFirst()) {
            scratch.close();
        }
        slabs.close();
    }
}
