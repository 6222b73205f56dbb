// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import photo.sluice.codecs.Codec;
import photo.sluice.imaging.PhotoFile.Loaded;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.capture.CaptureReader;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.Router;
import photo.sluice.imaging.format.UnreadablePhoto;

/**
 * A photo from its file to a decoded frame: by its format, through the guards, to whoever decodes it.
 *
 * @param read nanoseconds until the file was read; {@code inspected} until header and facts were, {@code decoded} until
 *     the frame was there
 */
record Development(Header header, CaptureFacts facts, Picture picture, long read, long inspected, long decoded)
        implements AutoCloseable {

    /** Who decodes what. */
    record Laboratory(JpegDecoder jpegs, CagedDecoder caged, CaptureReader captures, Limits limits) {
        Picture picture(Loaded file, Header header, CaptureFacts facts, Scratch scratch) throws UnreadablePhoto {
            return switch (header.format().route()) {
                case HEIF -> caged.decode(Codec.HEIF, file, header, scratch);
                case JXL -> caged.decode(Codec.JXL, file, header, scratch);
                default ->
                    header.format() == Format.JPEG
                            ? jpegs.decode(file, header, facts.orientation(), scratch)
                            : OpenCvDecoder.decode(file, header, facts.orientation(), scratch);
            };
        }
    }

    static Development of(PhotoFile file, Laboratory laboratory, Scratch scratch) throws UnreadablePhoto {
        Bytes pages = file.pages();
        Format format = file.paged(() -> Router.format(pages));
        if (format.raw()) {
            Header header = file.paged(() -> Router.inspect(pages, laboratory.limits.maxPixels()));
            long read = System.nanoTime();
            CaptureFacts facts = laboratory.captures.read(pages, header);
            long inspected = System.nanoTime();
            RawDecoder raws = new RawDecoder(laboratory.jpegs, laboratory.caged, laboratory.limits.maxPixels());
            Picture picture = raws.decode(file, pages, header, facts, scratch);
            return new Development(header, facts, picture, read, inspected, System.nanoTime());
        }
        Loaded whole = file.whole();
        long read = System.nanoTime();
        Header header = Router.inspect(whole.bytes(), laboratory.limits.maxPixels());
        CaptureFacts facts = laboratory.captures.read(whole.bytes(), header);
        long inspected = System.nanoTime();
        Picture picture = laboratory.picture(whole, header, facts, scratch);
        return new Development(header, facts, picture, read, inspected, System.nanoTime());
    }

    @Override
    public void close() {
        picture.close();
    }
}
