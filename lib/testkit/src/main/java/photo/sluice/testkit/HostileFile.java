// SPDX-License-Identifier: Apache-2.0
package photo.sluice.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import photo.sluice.testkit.photo.Drop;
import photo.sluice.testkit.photo.Jpeg;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;

/** Files that look like photos and are none, or that would take the machine down if their headers were believed. */
public enum HostileFile {
    /** No byte at all. */
    EMPTY("empty.jpg"),
    /** Plain text under a photo's name. */
    TEXT("letter.jpg"),
    /** A PNG whose header announces 65536 x 65536 pixels in RGBA: 16 GiB if believed. The rest is valid and tiny. */
    HUGE_PNG("huge.png"),
    /** A PNG whose first data chunk announces 4 GiB less one byte. */
    LONG_CHUNK_PNG("longchunk.png"),
    /** A JPEG that ends in mid-scan. */
    TRUNCATED_JPEG("truncated.jpg"),
    /** A JPEG whose frame header announces 65500 x 65500 pixels over the scan of a small one. */
    HUGE_JPEG("huge.jpg"),
    /** Only the start-of-image marker. */
    MARKER_ONLY("marker.jpg");

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final String fileName;

    HostileFile(String fileName) {
        this.fileName = fileName;
    }

    /** The name that it goes by. */
    public String fileName() {
        return fileName;
    }

    /** Writes it into an existing folder under its own name; gives back its path. */
    public Path write(Path folder) throws IOException {
        return Drop.whole(folder.resolve(fileName), bytes());
    }

    public byte[] bytes() {
        return switch (this) {
            case EMPTY -> new byte[0];
            case TEXT -> "Dear printer,\nthis is a letter and no photo.\n".getBytes(StandardCharsets.UTF_8);
            case HUGE_PNG -> png(65536, 65536, false);
            case LONG_CHUNK_PNG -> png(64, 64, true);
            case TRUNCATED_JPEG -> Jpeg.truncated(small(), 0.5);
            case HUGE_JPEG -> grown(small());
            case MARKER_ONLY -> new byte[] {(byte) 0xFF, (byte) 0xD8};
        };
    }

    private static byte[] small() {
        return Shot.of(Scene.MEADOW, 320, 240, 1).jpeg();
    }

    /** Overwrites height and width in the frame header (marker 0xFFC0: length, precision, height, width). */
    private static byte[] grown(byte[] jpeg) {
        for (int at = 2; at + 9 < jpeg.length; at += 2 + (((jpeg[at + 2] & 255) << 8) | (jpeg[at + 3] & 255))) {
            if ((jpeg[at + 1] & 255) == 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) 65500).putShort(at + 7, (short) 65500);
                return jpeg;
            }
        }
        throw new IllegalStateException("a baseline JPEG has a frame header");
    }

    private static byte[] png(int width, int height, boolean longChunk) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PNG);
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 6, 0, 0, 0}) // 8 bits, RGBA, deflate, adaptive, not interlaced
                .array();
        chunk(out, "IHDR", header, header.length);
        byte[] data = deflated(new byte[4096]);
        chunk(out, "IDAT", data, longChunk ? 0xFFFFFFFF : data.length);
        chunk(out, "IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int announced) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(announced).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        byte[] buffer = new byte[data.length + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return java.util.Arrays.copyOf(buffer, length);
    }
}
