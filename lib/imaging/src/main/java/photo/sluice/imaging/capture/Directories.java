// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.capture;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.heif.HeifReader;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegSegmentMetadataReader;
import com.drew.imaging.tiff.TiffReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.exif.makernotes.CanonMakernoteDirectory;
import com.drew.metadata.heif.HeifBoxHandler;
import com.drew.metadata.xmp.XmpReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import photo.sluice.imaging.format.Bytes;
import photo.sluice.imaging.format.Format;
import photo.sluice.imaging.raw.Cr3;

/**
 * The metadata directories of a file, read with metadata-extractor from where each format keeps them.
 *
 * <p>Filled as far as reading goes: what was read before a failure stays. Only Exif and XMP are read from a JPEG; colour
 * profiles, Photoshop resources and thumbnails are skipped.
 */
final class Directories {
    private static final List<JpegSegmentMetadataReader> JPEG = List.of(new ExifReader(), new XmpReader());

    /** What the four TIFF blocks of a CR3 hold, in their order. */
    private static final List<Class<? extends Directory>> CR3_BLOCKS = List.of(
            ExifIFD0Directory.class, ExifSubIFDDirectory.class, CanonMakernoteDirectory.class, GpsDirectory.class);

    /** A packet beyond this is kept out of memory and of the XML parser; darktable's largest are far below. */
    static final int MAX_XMP = 4 << 20;

    private static final int MAX_EXIF = 4 << 20;

    /** Where a RAF names its JPEG, which has the Exif. */
    private static final int RAF_JPEG = 84;

    private final Metadata metadata = new Metadata();
    private final Bytes bytes;
    private Optional<Bytes.Part> xmp = Optional.empty();

    Directories(Bytes bytes) {
        this.bytes = bytes;
    }

    Metadata metadata() {
        return metadata;
    }

    /** Where the XMP packet lies, of a format whose header does not tell. */
    Optional<Bytes.Part> xmp() {
        return xmp;
    }

    void read(Format format) throws ImageProcessingException, IOException {
        switch (format) {
            case JPEG -> jpeg(0);
            case RAF -> jpeg(bytes.u32(RAF_JPEG, false));
            case CR3 -> cr3();
            case JXL -> jxl();
            case HEIC, AVIF -> new HeifReader().extract(stream(0), new HeifBoxHandler(metadata));
            case PNG, WEBP, GIF, BMP ->
                ImageMetadataReader.readMetadata(stream(0), bytes.length())
                        .getDirectories()
                        .forEach(metadata::addDirectory);
            case JP2, PSD, CRW, MRW, X3F -> {
                // Nothing that is read here.
            }
            default -> tiff(new BytesReader(bytes), new ExifTiffHandler(metadata, null, 0));
        }
    }

    private void jpeg(long at) throws ImageProcessingException, IOException {
        JpegMetadataReader.process(metadata, stream(at), JPEG);
    }

    private void cr3() throws ImageProcessingException, IOException {
        Cr3 boxes = Cr3.of(bytes);
        xmp = boxes.xmp();
        for (int i = 0; i < Math.min(boxes.exif().size(), CR3_BLOCKS.size()); i++) {
            block(boxes.exif().get(i), new BlockHandler(metadata, CR3_BLOCKS.get(i)));
        }
        packet();
    }

    private void jxl() throws ImageProcessingException, IOException {
        JxlBoxes boxes = JxlBoxes.of(bytes);
        xmp = boxes.xmp();
        if (boxes.exif().isPresent()) {
            block(boxes.exif().get(), new ExifTiffHandler(metadata, null, 0));
        }
        packet();
    }

    private void packet() {
        xmp.filter(part -> part.length() > 0 && part.length() <= MAX_XMP)
                .ifPresent(part -> new XmpReader().extract(bytes.copy(part), metadata));
    }

    private void block(Bytes.Part part, ExifTiffHandler handler) throws ImageProcessingException, IOException {
        if (part.length() <= MAX_EXIF) {
            Bytes block = new Bytes(ByteBuffer.wrap(bytes.copy(part)), bytes.file());
            tiff(new BytesReader(block), handler);
        }
    }

    private static void tiff(BytesReader reader, ExifTiffHandler handler) throws ImageProcessingException, IOException {
        new TiffReader().processTiff(reader, handler, 0);
    }

    private InputStream stream(long from) throws IOException {
        InputStream in = bytes.stream();
        in.skipNBytes(from);
        return new BufferedInputStream(in);
    }
}
