// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** What OpenCV does not write: metadata and second frames, laid around its pictures byte by byte. */
final class Containers {
    private Containers() {}

    /** The PNG with an eXIf chunk (PNG 3, 11.3.4.5) behind its header. */
    static byte[] pngWithOrientation(byte[] png, int orientation) {
        byte[] exif = Pictures.exif(orientation);
        byte[] type = "eXIf".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(exif);
        int header = 8 + 12 + 13;
        return ByteBuffer.allocate(png.length + exif.length + 12)
                .put(png, 0, header)
                .putInt(exif.length)
                .put(type)
                .put(exif)
                .putInt((int) crc.getValue())
                .put(png, header, png.length - header)
                .array();
    }

    /** The simple WebP in the extended form (RFC 9649, 2.7), with Exif behind the picture. */
    static byte[] webpWithOrientation(byte[] webp, int width, int height, int orientation) {
        return webp(
                chunk("VP8X", extended(0x08, width, height)),
                Arrays.copyOfRange(webp, 12, webp.length),
                chunk("EXIF", Pictures.exif(orientation)));
    }

    /** Two simple WebPs of one size, one after the other. */
    static byte[] animatedWebp(byte[] first, byte[] second, int width, int height) {
        return webp(
                chunk("VP8X", extended(0x02, width, height)),
                chunk("ANIM", new byte[6]),
                chunk("ANMF", frame(first, width, height)),
                chunk("ANMF", frame(second, width, height)));
    }

    /** Two GIFs of one size, one after the other. */
    static byte[] animatedGif(byte[] first, byte[] second) {
        int flags = second[10] & 0xff;
        int palette = 3 << (flags & 7) + 1;
        int at = 13 + palette;
        while (second[at] == 0x21) {
            at += 2;
            while (second[at] != 0) {
                at += 1 + (second[at] & 0xff);
            }
            at++;
        }
        byte[] descriptor = Arrays.copyOfRange(second, at, at + 10);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first, 0, first.length - 1);
        if ((descriptor[9] & 0x80) == 0) {
            descriptor[9] |= (byte) (0x80 | flags & 7);
            out.writeBytes(descriptor);
            out.write(second, 13, palette);
        } else {
            out.writeBytes(descriptor);
        }
        out.write(second, at + 10, second.length - at - 10);
        return out.toByteArray();
    }

    private static byte[] frame(byte[] webp, int width, int height) {
        ByteBuffer frame = ByteBuffer.allocate(16 + webp.length - 12);
        frame.put(new byte[6])
                .put(u24(width - 1))
                .put(u24(height - 1))
                .put(u24(100))
                .put((byte) 0);
        return frame.put(webp, 12, webp.length - 12).array();
    }

    private static byte[] extended(int flags, int width, int height) {
        return ByteBuffer.allocate(10)
                .put((byte) flags)
                .put(new byte[3])
                .put(u24(width - 1))
                .put(u24(height - 1))
                .array();
    }

    private static byte[] u24(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
    }

    private static byte[] webp(byte[]... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        return chunk("RIFF", body.toByteArray());
    }

    private static byte[] chunk(String name, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + (data.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }
}
