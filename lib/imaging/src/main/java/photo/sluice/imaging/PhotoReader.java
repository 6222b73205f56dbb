// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.capture.CaptureReader;
import photo.sluice.imaging.format.Router;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * Turns a photo file into a {@link Rendition}, or says why it cannot.
 *
 * <p>Safe for several threads; each read takes memory for the whole frame (1.5 to 3 bytes a pixel) plus what is needed of
 * the file, which is kept for the next read. JPEG, PNG, WebP, TIFF, BMP and GIF are decoded in this process, after they
 * have passed {@link Router}; RAW, HEIF, AVIF and JPEG XL in processes of their own, with limits. Of a RAW file whose
 * preview is large enough only the preview is read.
 */
public final class PhotoReader implements AutoCloseable {
    private final Development.Laboratory laboratory;
    private final Caged cage;
    private final Slabs slabs = new Slabs(Reduction.SLAB);
    private final ConcurrentLinkedDeque<Scratch> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    public PhotoReader(Limits limits) {
        this(limits, Clock.systemUTC());
    }

    /** {@code clock} tells which capture times lie in the future. */
    public PhotoReader(Limits limits, Clock clock) {
        this(limits, clock, NativeCodecs.cage(limits), NativeCodecs::planes);
    }

    PhotoReader(Limits limits, Clock clock, Caged cage, JpegDecoder.Source planes) {
        this.cage = cage;
        this.laboratory = new Development.Laboratory(
                new JpegDecoder(planes), new CagedDecoder(cage), new CaptureReader(clock), limits);
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
        try (PhotoFile file = PhotoFile.open(path, expected, laboratory.limits().maxBytes(), scratch);
                Development made = Development.of(file, laboratory, scratch)) {
            Picture picture = made.picture();
            int orientation = picture.orientation();
            TileLayout stored =
                    TileLayout.stored(picture.pixels().width(), picture.pixels().height());
            BytePointer slab = slabs.borrow();
            try {
                Mat tiles = Reduction.tiles(picture.pixels(), stored, orientation, scratch, slab);
                Mat colour = Reduction.reduced(picture.pixels(), orientation, scratch, slab);
                Rendition.Source source = new Rendition.Source(
                        expected.size(), times(start, made), Rendition.Origin.of(picture), slab, slabs);
                return new Rendition(made.header(), made.facts(), stored.upright(orientation), colour, tiles, source);
            } catch (RuntimeException | Error e) {
                slabs.giveBack(slab);
                throw e;
            }
        }
    }

    private static StepTimes times(long start, Development made) {
        return new StepTimes(
                millis(start, made.read()),
                millis(made.read(), made.inspected()),
                millis(made.inspected(), made.decoded()),
                millis(made.decoded(), System.nanoTime()),
                0,
                0);
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
        cage.close();
    }
}
