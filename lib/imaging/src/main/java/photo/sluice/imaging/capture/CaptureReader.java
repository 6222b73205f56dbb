// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.exif.PanasonicRawIFD0Directory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Header;

/**
 * Reads capture facts and never fails on what a file says: what the library throws becomes a complaint, and what it had read
 * by then is kept.
 */
public final class CaptureReader {
    private static final int MAX_COMPLAINTS = 20;

    private final Clock clock;

    public CaptureReader(Clock clock) {
        this.clock = clock;
    }

    /**
     * The facts of the file whose header is known; of a file that is not in memory only some pages are read.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public CaptureFacts read(Bytes bytes, Header header) {
        List<String> complaints = new ArrayList<>();
        Directories directories = new Directories(bytes);
        attempt(complaints, () -> {
            directories.read(header.format());
            return directories;
        });
        Metadata metadata = directories.metadata();
        for (Directory directory : metadata.getDirectories()) {
            directory.getErrors().forEach(e -> complain(complaints, directory.getName() + ": " + e));
        }
        Optional<byte[]> packet = header.xmp()
                .or(directories::xmp)
                .filter(part -> part.length() > 0 && part.length() <= Directories.MAX_XMP)
                .filter(part -> part.offset() + part.length() <= bytes.length())
                .map(bytes::copy);
        return attempt(complaints, () -> facts(metadata, header, packet, complaints))
                .orElseGet(() -> bare(packet, complaints));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T run() throws ImageProcessingException, IOException;
    }

    @SuppressWarnings("CatchingUnchecked") // the library's bugs on hostile files are part of its contract for us
    private static <T> Optional<T> attempt(List<String> complaints, Reading<T> reading) {
        try {
            return Optional.of(reading.run());
        } catch (java.io.UncheckedIOException e) {
            throw e; // the disk, not the photo
        } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
            complain(complaints, e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (OutOfMemoryError e) {
            // The library sizes arrays by what the file claims; the heap itself is fine after the refusal.
            complain(complaints, "metadata claims more than memory holds");
        }
        return Optional.empty();
    }

    private static CaptureFacts bare(Optional<byte[]> packet, List<String> complaints) {
        return new CaptureFacts(
                Moment.UNKNOWN,
                Camera.UNKNOWN,
                Exposure.UNKNOWN,
                1,
                Optional.empty(),
                Optional.empty(),
                Shot.UNKNOWN,
                packet,
                complaints);
    }

    private CaptureFacts facts(Metadata metadata, Header header, Optional<byte[]> packet, List<String> complaints) {
        Fields main = Fields.of(metadata, ExifIFD0Directory.class, PanasonicRawIFD0Directory.class);
        Fields sub = Fields.of(metadata, ExifSubIFDDirectory.class);
        XmpFacts xmp = new XmpFacts(metadata.getFirstDirectoryOfType(XmpDirectory.class));
        Optional<Integer> rating = xmp.rating()
                .or(() -> main.integer(ExifIFD0Directory.TAG_RATING))
                .filter(r -> r >= -1 && r <= 5);
        int orientation = main.integer(ExifIFD0Directory.TAG_ORIENTATION)
                .filter(o -> o >= 1 && o <= 8)
                .orElse(1);
        // What makers write counts in the sensor's pixels, of which a RAW's header may be silent.
        boolean sized = !header.format().raw();
        return new CaptureFacts(
                MomentReader.of(metadata, sub, xmp, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                CameraReader.of(metadata, main, sub),
                ExposureFacts.of(sub),
                orientation,
                place(metadata),
                rating,
                ShotReader.of(metadata, xmp, sized ? header.width() : 0, sized ? header.height() : 0, orientation),
                packet,
                complaints);
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
