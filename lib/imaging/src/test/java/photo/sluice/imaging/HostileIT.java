// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.imaging.format.UnreadablePhoto;
import photo.sluice.imaging.format.UnreadablePhoto.Reason;
import photo.sluice.imaging.measure.Examination;

class HostileIT {
    /** What reading small hostile files may add to the process. */
    private static final long ROOM = 300L << 20;

    @TempDir
    Path folder;

    private final PhotoReader reader = new PhotoReader(Limits.USUAL);

    @Test
    void everyCutOfAJpegIsTruncated() throws Exception {
        byte[] sound = Pictures.jpeg(Pictures.scene(640, 480, 4), 85);
        for (int part = 1; part < 20; part++) {
            byte[] cut = java.util.Arrays.copyOf(sound, sound.length * part / 20);
            assertThat(outcome(Pictures.file(folder, "cut.jpg", cut))).isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void jpegPreallocatedWithZerosIsTruncated() throws Exception {
        byte[] sound = Pictures.jpeg(Pictures.scene(640, 480, 4), 85);
        java.util.Arrays.fill(sound, sound.length / 2, sound.length, (byte) 0);
        assertThat(outcome(Pictures.file(folder, "half.jpg", sound))).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void filmBehindAJpegIsNoDamage() throws Exception {
        byte[] sound = Pictures.jpeg(Pictures.scene(640, 480, 4), 85);
        byte[] trailed = java.util.Arrays.copyOf(sound, sound.length + 5000);
        new Random(7).nextBytes(trailed);
        System.arraycopy(sound, 0, trailed, 0, sound.length);
        assertThat(outcome(Pictures.file(folder, "motion.jpg", trailed))).isNull();
    }

    @Test
    void pngThatClaimsAGigapixelIsTooLarge() throws Exception {
        byte[] bomb = png(32_000, 32_000, deflated(new byte[1 << 20]), -1);
        assertThat(outcome(Pictures.file(folder, "bomb.png", bomb))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void pngChunkThatClaimsFourGigabytesIsTruncated() throws Exception {
        byte[] bomb = png(640, 480, deflated(new byte[640 * 480 * 3]), 0xfffffff0);
        long before = Resident.now();
        assertThat(outcome(Pictures.file(folder, "chunk.png", bomb))).isEqualTo(Reason.TRUNCATED);
        assertThat(Resident.now() - before).isLessThan(ROOM);
    }

    @Test
    void pngWithTooLittleDataIsTruncated() throws Exception {
        byte[] bomb = png(15_000, 15_000, deflated(new byte[1000]), -1);
        assertThat(outcome(Pictures.file(folder, "thin.png", bomb))).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void corruptMaterialGivesAPictureOrAReason() throws Exception {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        for (Path photo : Material.files("photos/corrupt")) {
            Reason reason = outcome(photo);
            if (reason != null) {
                reasons.merge(reason, 1, Integer::sum);
            }
        }
        System.out.println("corrupt material: " + reasons);
        assertThat(reasons).doesNotContainKeys(Reason.IO, Reason.CHANGED, Reason.VANISHED);
        assertThat(reasons).containsKeys(Reason.TRUNCATED, Reason.NOT_A_PHOTO, Reason.UNSUPPORTED);
        assertThat(Resident.now()).isLessThan(1L << 30);
    }

    @Test
    void bombsAreDefused() throws Exception {
        long before = Resident.now();
        for (Path photo : Material.files("photos/bombs")) {
            Reason reason = outcome(photo);
            System.out.println(photo.getFileName() + ": " + reason);
        }
        assertThat(outcome(Material.folder("photos/bombs").resolve("sharp_65536x65536.png")))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(Resident.now() - before).isLessThan(ROOM);
    }

    /** Why the file cannot be read; null if it can, and then everything is done with it that stages do. */
    private Reason outcome(Path photo) throws Exception {
        try (Rendition rendition = reader.read(photo)) {
            Examination examination = Examination.of(rendition);
            assertThat(examination.measures().technical()).isBetween(0.0, 100.0);
            return null;
        } catch (UnreadablePhoto e) {
            assertThat(e.getMessage())
                    .startsWith(e.reason().code())
                    .contains(photo.getFileName().toString());
            return e.reason();
        }
    }

    private static byte[] deflated(byte[] raw) {
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] out = new byte[raw.length + 100];
        byte[] exact = java.util.Arrays.copyOf(out, deflater.deflate(out));
        System.arraycopy(out, 0, exact, 0, exact.length);
        deflater.end();
        return exact;
    }

    /** An RGB PNG of 8 bits; {@code claimed} is the IDAT length to write, -1 for the true one. */
    private static byte[] png(int width, int height, byte[] data, int claimed) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        ByteBuffer out = ByteBuffer.allocate(data.length + 100);
        out.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(out, "IHDR", header.array(), -1);
        chunk(out, "IDAT", data, claimed);
        chunk(out, "IEND", new byte[0], -1);
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private static void chunk(ByteBuffer out, String type, byte[] data, int claimed) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        out.putInt(claimed == -1 ? data.length : claimed);
        out.put(type.getBytes(StandardCharsets.US_ASCII)).put(data).putInt((int) crc.getValue());
    }
}
