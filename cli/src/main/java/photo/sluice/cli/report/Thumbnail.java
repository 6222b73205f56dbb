// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_WEBP_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.imaging.Rendition;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.Router;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * Makes small pictures of photos, upright, as WebP. A JPEG is decoded at an eighth to a half of its size, which takes a
 * third of the time; everything else as the stages decode it. Safe for several threads; holds one photo in each, in
 * native memory.
 */
final class Thumbnail implements AutoCloseable {
    /** Of WebP, 0 to 100: a picture of 320 pixels takes about 10 KB. */
    private static final int QUALITY = 72;

    private final PhotoReader reader = new PhotoReader(Limits.USUAL);
    private final int side;

    /** @param side the longer side of the small picture in pixels */
    Thumbnail(int side) {
        this.side = side;
        reader.warmUp();
    }

    /** The small picture of this photo. */
    byte[] of(Path photo) throws UnreadablePhoto, IOException {
        try (FileChannel channel = FileChannel.open(photo, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > 2 && size <= Limits.USUAL.maxBytes() && isJpeg(channel)) return jpeg(photo, channel, size);
        }
        try (Rendition rendition = reader.read(photo)) {
            return small(rendition.colour());
        } catch (RuntimeException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isJpeg(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(2);
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            // until both are there
        }
        return !start.hasRemaining() && start.getShort(0) == (short) 0xffd8;
    }

    private byte[] jpeg(Path photo, FileChannel channel, long size) throws IOException, UnreadablePhoto {
        try (BytePointer memory = new BytePointer(size)) {
            ByteBuffer buffer = memory.asBuffer();
            while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
                // until the end
            }
            if (buffer.hasRemaining()) throw new IOException("the file became shorter");
            Header header = Router.inspect(new Bytes(buffer.flip(), photo.toString()), Limits.USUAL.maxPixels());
            if (header.format() != Format.JPEG) throw new IOException("no JPEG after all");
            try (Mat input = new Mat(1, (int) size, CV_8UC1, memory);
                    Mat colour = imdecode(input, reduction(Math.max(header.width(), header.height())))) {
                if (colour.empty()) throw new IOException("the decoder gives no picture");
                return small(colour);
            } catch (RuntimeException e) {
                throw new IOException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** The smallest of libjpeg's sizes that is not smaller than what is wanted. */
    private int reduction(int longest) {
        if (longest >= 8 * side) return IMREAD_REDUCED_COLOR_8;
        if (longest >= 4 * side) return IMREAD_REDUCED_COLOR_4;
        return longest >= 2 * side ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
    }

    private byte[] small(Mat colour) throws IOException {
        double scale = Math.min(1, (double) side / Math.max(colour.cols(), colour.rows()));
        int width = Math.max(1, (int) Math.round(colour.cols() * scale));
        int height = Math.max(1, (int) Math.round(colour.rows() * scale));
        try (Mat small = new Mat();
                Size size = new Size(width, height);
                BytePointer webp = new BytePointer();
                IntPointer quality = new IntPointer(IMWRITE_WEBP_QUALITY, QUALITY)) {
            resize(colour, small, size, 0, 0, INTER_AREA);
            if (!imencode(".webp", small, webp, quality)) {
                throw new IOException("the picture cannot be encoded");
            }
            byte[] bytes = new byte[(int) webp.limit()];
            webp.get(bytes);
            return bytes;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
