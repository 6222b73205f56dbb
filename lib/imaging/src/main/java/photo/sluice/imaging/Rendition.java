// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.QuantTables;

/**
 * A photo as the stages look at it: a reduced colour picture of the whole and 1:1 tiles of parts of it, both upright.
 *
 * <p>Lives in native memory until {@link #close()}, after which its pictures must not be touched. Until then it never
 * changes and may be read by several threads; whoever reads it must neither write to nor close its pictures.
 */
public final class Rendition implements AutoCloseable {
    /** The reduced picture is halved until its longer side is no longer than this; so it has 769..1536, or all. */
    public static final int LONGEST_SIDE = 1536;

    private final Header header;
    private final CaptureFacts facts;
    private final TileLayout layout;
    private final Mat colour;
    private final Mat tiles;
    private final Source source;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /** Where the memory goes back to, and what is known about the file and the reading of it. */
    record Source(long byteSize, StepTimes times, Origin origin, BytePointer memory, Slabs slabs) {}

    /** What was decoded; size in pixels is the photo's own, upright. */
    record Origin(Decoded decoded, int width, int height, boolean damaged) {
        static Origin of(Picture picture) {
            return new Origin(picture.decoded(), picture.width(), picture.height(), picture.damaged());
        }
    }

    Rendition(Header header, CaptureFacts facts, TileLayout layout, Mat colour, Mat tiles, Source source) {
        this.header = header;
        this.facts = facts;
        this.layout = layout;
        this.colour = colour;
        this.tiles = tiles;
        this.source = source;
    }

    /** Width of the upright full-size photo in pixels. */
    public int width() {
        return source.origin.width;
    }

    /** Height of the upright full-size photo in pixels. */
    public int height() {
        return source.origin.height;
    }

    public Format format() {
        return header.format();
    }

    /**
     * Which picture of the photo the pixels are of. Where it is not {@link Decoded#FULL}, reduced picture and tiles may be
     * of a frame smaller than {@link #width} by {@link #height}: {@link #layout()} says its size.
     */
    public Decoded decoded() {
        return source.origin.decoded;
    }

    /** Whether the decoder met data that make no sense, and filled in for them: part of the picture may be wrong. */
    public boolean damaged() {
        return source.origin.damaged;
    }

    /**
     * The whole frame, upright, 8 bits, BGR, rows times columns times 3.
     *
     * <p>Made by averaging 2 by 2 pixels until no side is longer than {@value #LONGEST_SIDE}; each halving drops the
     * last column or row of an odd side. 16-bit samples are scaled to 8 (within one level); transparency is laid over white; grey and
     * CMYK become BGR. No colour profile is applied. A JPEG's luma and chroma are averaged before they become BGR, which
     * is the same but for rounding.
     */
    public Mat colour() {
        return checked(colour);
    }

    /**
     * All 1:1 tiles, upright, luma (0.299 R + 0.587 G + 0.114 B, 8 bits), laid edge to edge in the order of the grid:
     * tile (column, row) starts at (column * tileWidth, row * tileHeight).
     */
    public Mat tiles() {
        return checked(tiles);
    }

    /** Where the tiles lie on the frame that was decoded. */
    public TileLayout layout() {
        return layout;
    }

    public CaptureFacts facts() {
        return facts;
    }

    /** The quantisation tables, if this is a JPEG. */
    public Optional<QuantTables> quantTables() {
        return header.tables();
    }

    /** Size of the file in bytes. */
    public long byteSize() {
        return source.byteSize;
    }

    /** Native memory held until closed, in bytes. */
    public long nativeBytes() {
        return colour.total() * 3 + tiles.total();
    }

    /** How long reading took, step by step; measuring and hashing are 0. */
    public StepTimes times() {
        return source.times;
    }

    private Mat checked(Mat mat) {
        if (!open.get()) {
            throw new IllegalStateException("this rendition is closed");
        }
        return mat;
    }

    /** Gives the memory back; closing again does nothing. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            colour.close();
            tiles.close();
            source.slabs.giveBack(source.memory);
        }
    }
}
