// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.format.Header;

/**
 * Reads capture facts with metadata-extractor and never fails: what the library throws becomes a complaint.
 *
 * <p>Only Exif and XMP are read from a JPEG; colour profiles, Photoshop resources and thumbnails are skipped.
 */
public final class CaptureReader {
    private static final List<JpegSegmentMetadataReader> JPEG = List.of(new ExifReader(), new XmpReader());

    /** A packet beyond this is kept out of memory and of the XML parser; darktable's largest are far below. */
    private static final int MAX_XMP = 4 << 20;

    private static final int MAX_COMPLAINTS = 20;

    private final Clock clock;

    public CaptureReader(Clock clock) {
        this.clock = clock;
    }

    /** The facts of the file whose header is known. */
    @SuppressWarnings("CatchingUnchecked") // the library's bugs on hostile files are part of its contract for us
    public CaptureFacts read(Bytes bytes, Header header) {
        List<String> complaints = new ArrayList<>();
        Optional<byte[]> packet = header.xmp()
                .filter(part -> part.length() > 0 && part.length() <= MAX_XMP)
                .map(bytes::copy);
        try {
            Metadata metadata = metadata(bytes, header.format());
            for (Directory directory : metadata.getDirectories()) {
                directory.getErrors().forEach(e -> complain(complaints, directory.getName() + ": " + e));
            }
            return facts(metadata, packet, complaints);
        } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
            complain(complaints, e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            // The library sizes arrays by what the file claims; the heap itself is fine after the refusal.
            complain(complaints, "metadata claims more than memory holds");
        }
        return new CaptureFacts(
                Moment.UNKNOWN,
                Camera.UNKNOWN,
                Exposure.UNKNOWN,
                1,
                Optional.empty(),
                Optional.empty(),
                java.util.Set.of(),
                packet,
                complaints);
    }

    private static Metadata metadata(Bytes bytes, Format format) throws ImageProcessingException, IOException {
        BytesStream in = new BytesStream(bytes.view());
        return format == Format.JPEG
                ? JpegMetadataReader.readMetadata(in, JPEG)
                : ImageMetadataReader.readMetadata(in, bytes.length());
    }

    private CaptureFacts facts(Metadata metadata, Optional<byte[]> packet, List<String> complaints) {
        Fields main = new Fields(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class));
        Fields sub = new Fields(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class));
        XmpFacts xmp = new XmpFacts(metadata.getFirstDirectoryOfType(XmpDirectory.class));
        Optional<Integer> rating = xmp.rating()
                .or(() -> main.integer(ExifIFD0Directory.TAG_RATING))
                .filter(r -> r >= -1 && r <= 5);
        return new CaptureFacts(
                moment(sub),
                camera(main, sub),
                ExposureFacts.of(sub),
                main.integer(ExifIFD0Directory.TAG_ORIENTATION)
                        .filter(o -> o >= 1 && o <= 8)
                        .orElse(1),
                place(metadata),
                rating,
                Hints.of(metadata, sub, xmp),
                packet,
                complaints);
    }

    private Moment moment(Fields sub) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Optional<String> original = sub.text(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL);
        if (original.isPresent()) {
            return Moment.of(
                    original.get(),
                    sub.text(ExifSubIFDDirectory.TAG_SUBSECOND_TIME_ORIGINAL),
                    sub.text(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL),
                    today);
        }
        return sub.text(ExifSubIFDDirectory.TAG_DATETIME_DIGITIZED)
                .map(digitized -> Moment.of(
                        digitized,
                        sub.text(ExifSubIFDDirectory.TAG_SUBSECOND_TIME_DIGITIZED),
                        sub.text(ExifSubIFDDirectory.TAG_TIME_ZONE_DIGITIZED),
                        today))
                .orElse(Moment.UNKNOWN);
    }

    private static Camera camera(Fields main, Fields sub) {
        return new Camera(
                main.text(ExifIFD0Directory.TAG_MAKE),
                main.text(ExifIFD0Directory.TAG_MODEL),
                sub.text(ExifSubIFDDirectory.TAG_BODY_SERIAL_NUMBER),
                sub.text(ExifSubIFDDirectory.TAG_LENS_MODEL),
                sub.text(ExifSubIFDDirectory.TAG_LENS_SERIAL_NUMBER),
                main.text(ExifIFD0Directory.TAG_SOFTWARE));
    }

    private static Optional<CaptureFacts.Place> place(Metadata metadata) {
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        return Optional.ofNullable(gps == null ? null : gps.getGeoLocation())
                .filter(at -> !at.isZero() && Math.abs(at.getLatitude()) <= 90 && Math.abs(at.getLongitude()) <= 180)
                .map(at -> new CaptureFacts.Place(at.getLatitude(), at.getLongitude()));
    }

    private static void complain(List<String> complaints, String what) {
        if (complaints.size() < MAX_COMPLAINTS) {
            complaints.add(what.length() > 200 ? what.substring(0, 200) : what);
        }
    }
}
