// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photo.sluice.codecs.Codec;
import photo.sluice.imaging.PhotoFile.Loaded;
import photo.sluice.imaging.capture.CaptureFacts;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.Header;
import photo.sluice.imaging.format.Router;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.raw.Preview;
import photo.sluice.imaging.raw.PreviewFinder;

/**
 * Looks at the camera's own preview of a RAW file, or else develops the sensor's data at half size.
 *
 * <p>A preview is large enough if its longer side has {@value #LARGE_ENOUGH} pixels, so that the reduced picture is made
 * of it and not blown up, or half as many as the photo's, for then half the sensor's data show no more. A preview that
 * cannot be decoded is as if it were not there.
 */
final class RawDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(RawDecoder.class);

    static final int LARGE_ENOUGH = Rendition.LONGEST_SIDE;

    /** With that share of the sensor's pixels or more, the preview is the photo and the rest is the sensor's border. */
    private static final double FULL_SIZE = 0.9;

    /** Files whose directories are not understood here but by LibRaw. */
    private static final Set<Format> HEAPS = Set.of(Format.CRW, Format.X3F, Format.MRW);

    private final JpegDecoder jpegs;
    private final CagedDecoder caged;
    private final long maxPixels;

    RawDecoder(JpegDecoder jpegs, CagedDecoder caged, long maxPixels) {
        this.jpegs = jpegs;
        this.caged = caged;
        this.maxPixels = maxPixels;
    }

    /** The picture; {@code pages} is the file, of which no more is read than is needed. */
    Picture decode(PhotoFile file, Bytes pages, Header header, CaptureFacts facts, Scratch scratch)
            throws UnreadablePhoto {
        Optional<Preview> found = file.paged(() -> PreviewFinder.find(pages));
        if (found.isPresent() && largeEnough(found.get().width(), found.get().height(), header)) {
            Loaded jpeg = file.part(found.get().part());
            file.unchanged();
            Optional<Picture> picture = preview(jpeg, header, found.get().orientation(), scratch);
            if (picture.isPresent()) {
                return picture.get();
            }
        }
        Loaded whole = file.whole();
        if (HEAPS.contains(header.format())) {
            Optional<Loaded> jpeg = caged.preview(whole, scratch);
            if (jpeg.isPresent()) {
                Optional<Picture> picture = preview(jpeg.get(), header, facts.orientation(), scratch);
                if (picture.isPresent()) {
                    return picture.get();
                }
            }
        }
        return caged.decode(Codec.RAW, whole, header, scratch);
    }

    /** The preview as a picture, if it is one, and large enough. */
    private Optional<Picture> preview(Loaded jpeg, Header raw, int orientation, Scratch scratch) {
        try {
            Header header = Router.inspect(jpeg.bytes(), maxPixels);
            if (header.format() != Format.JPEG || !largeEnough(header.width(), header.height(), raw)) {
                return Optional.empty();
            }
            boolean whole = header.pixels() >= FULL_SIZE * raw.pixels();
            return Optional.of(jpegs.decode(jpeg, header, 1, scratch)
                    .previewOf(
                            whole ? header.width() : raw.width(), whole ? header.height() : raw.height(), orientation));
        } catch (UnreadablePhoto e) {
            LOG.atDebug().addKeyValue("photo", jpeg.bytes().file()).setCause(e).log("preview cannot be used");
            return Optional.empty();
        }
    }

    private static boolean largeEnough(int width, int height, Header raw) {
        int side = Math.max(width, height);
        int full = Math.max(raw.width(), raw.height());
        return side >= LARGE_ENOUGH || full > 0 && side >= full / 2;
    }
}
