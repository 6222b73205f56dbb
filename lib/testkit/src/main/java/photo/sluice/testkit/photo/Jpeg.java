// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG files as bytes: encoding, and segments put in right after the start-of-image marker. */
public final class Jpeg {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int COMMENT = 0xFE;

    private Jpeg() {}

    /** A baseline JPEG at quality 1 to 100 (scale of the Independent JPEG Group), colour at half resolution, no metadata. */
    public static byte[] encode(BufferedImage image, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The file with this TIFF structure as its Exif; the JFIF header leaves, as cameras write only one of the two. */
    public static byte[] withExif(byte[] jpeg, byte[] tiff) {
        return insert(withoutJfif(jpeg), APP1, EXIF, tiff);
    }

    /** The file with this XMP packet, at most 65502 bytes of UTF-8, embedded. */
    public static byte[] withXmp(byte[] jpeg, String packet) {
        return insert(jpeg, APP1, XMP, packet.getBytes(StandardCharsets.UTF_8));
    }

    /** The file with a comment of its own: other bytes, the same pixels, for benchmarks that must not be cached. */
    public static byte[] withComment(byte[] jpeg, String comment) {
        return insert(jpeg, COMMENT, new byte[0], comment.getBytes(StandardCharsets.UTF_8));
    }

    /** The first {@code share} (0 to 1) of the file, as a card that was pulled too early leaves it. */
    public static byte[] truncated(byte[] jpeg, double share) {
        return Arrays.copyOf(jpeg, (int) (jpeg.length * share));
    }

    private static byte[] withoutJfif(byte[] jpeg) {
        if ((jpeg[2] & 255) != 0xFF || (jpeg[3] & 255) != APP0) {
            return jpeg;
        }
        int length = ((jpeg[4] & 255) << 8) | (jpeg[5] & 255);
        byte[] bare = Arrays.copyOf(jpeg, jpeg.length - 2 - length);
        System.arraycopy(jpeg, 4 + length, bare, 2, bare.length - 2);
        return bare;
    }

    private static byte[] insert(byte[] jpeg, int marker, byte[] name, byte[] body) {
        if (jpeg.length < 4 || (jpeg[0] & 255) != 0xFF || (jpeg[1] & 255) != 0xD8) {
            throw new IllegalArgumentException("not a JPEG file: no start-of-image marker");
        }
        int length = 2 + name.length + body.length;
        if (length > 0xFFFF) {
            throw new IllegalArgumentException("a JPEG segment holds at most 65533 bytes, not " + (length - 2));
        }
        int at = after(jpeg);
        byte[] whole = new byte[jpeg.length + 2 + length];
        System.arraycopy(jpeg, 0, whole, 0, at);
        whole[at] = (byte) 0xFF;
        whole[at + 1] = (byte) marker;
        whole[at + 2] = (byte) (length >> 8);
        whole[at + 3] = (byte) length;
        System.arraycopy(name, 0, whole, at + 4, name.length);
        System.arraycopy(body, 0, whole, at + 4 + name.length, body.length);
        System.arraycopy(jpeg, at, whole, at + 2 + length, jpeg.length - at);
        return whole;
    }

    /** Behind the segments APP0 and APP1 that lead the file, so that Exif stays first. */
    private static int after(byte[] jpeg) {
        int at = 2;
        while (at + 4 < jpeg.length && (jpeg[at + 1] & 255) <= APP1 && (jpeg[at + 1] & 255) >= APP0) {
            at += 2 + (((jpeg[at + 2] & 255) << 8) | (jpeg[at + 3] & 255));
        }
        return at;
    }
}
