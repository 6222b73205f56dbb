// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.cage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.codecs.Codec;
import photo.sluice.codecs.Frame;
import photo.sluice.codecs.Pixels;
import photo.sluice.codecs.Undecodable;
import photo.sluice.codecs.Undecodable.Reason;

/** Pictures whose every pixel is known, encoded by the libraries' own programs. */
class MadeFilesIT {
    private static Cage cage;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        cage = new Cage(CageLimits.USUAL);
    }

    @AfterAll
    static void close() {
        cage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HEIF, heif-enc -q 95 -o OUT IN, heic",
        "HEIF, heif-enc -A -q 95 -o OUT IN, avif",
        "HEIF, heif-enc -L -o OUT IN, heic",
        "JXL, cjxl IN OUT -q 95, jxl",
        "JXL, cjxl IN OUT -d 0, jxl"
    })
    void coloursComeBack(Codec codec, String command, String suffix) throws Exception {
        byte[] file = encoded(codec, command, suffix, png(64, 48, false));
        try (Pixels pixels = new Pixels()) {
            Frame frame = cage.decode(codec, ByteBuffer.wrap(file), pixels);
            assertThat(List.of(frame.width(), frame.height(), frame.fullWidth(), frame.fullHeight()))
                    .containsExactly(64, 48, 64, 48);
            near(Pixels.at(frame, 10, 24), 30, 60, 200); // left: red, as blue, green, red
            near(Pixels.at(frame, 54, 24), 200, 60, 30); // right: blue
        }
    }

    @ParameterizedTest
    @CsvSource({"HEIF, heif-enc -L -o OUT IN, heic", "JXL, cjxl IN OUT -d 0, jxl"})
    void whatIsTransparentIsWhite(Codec codec, String command, String suffix) throws Exception {
        byte[] file = encoded(codec, command, suffix, png(64, 48, true));
        try (Pixels pixels = new Pixels()) {
            Frame frame = cage.decode(codec, ByteBuffer.wrap(file), pixels);
            near(Pixels.at(frame, 10, 40), 30, 60, 200); // below: opaque
            near(Pixels.at(frame, 10, 8), 255, 255, 255); // above: transparent
        }
    }

    @Test
    void jxlThatNeedsMoreMemoryThanAllowedIsTooLarge() throws Exception {
        byte[] file = encoded(Codec.JXL, "cjxl IN OUT -d 1 -e 1", "jxl", png(6000, 4000, false));
        assertThat(file.length).isLessThan(2_000_000);
        CageLimits little = new CageLimits(1, Duration.ofSeconds(60), 250_000_000, 64L << 20, Duration.ofSeconds(60));
        try (Cage small = new Cage(little);
                Pixels pixels = new Pixels()) {
            Undecodable refusal = catchThrowableOfType(
                    Undecodable.class, () -> small.decode(Codec.JXL, ByteBuffer.wrap(file), pixels));
            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
        }
    }

    private byte[] encoded(Codec codec, String command, String suffix, byte[] png) throws Exception {
        assumeTrue(cage.available(codec), codec + " is not in this build");
        Path in = Files.write(folder.resolve("in.png"), png);
        Path out = folder.resolve("out." + suffix);
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ")) {
            words.add(word.replace("IN", in.toString()).replace("OUT", out.toString()));
        }
        try {
            Process encoder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assumeTrue(encoder.waitFor() == 0, words.get(0) + " cannot write " + suffix);
        } catch (IOException e) {
            assumeTrue(false, words.get(0) + " is not installed");
        }
        return Files.readAllBytes(out);
    }

    private static void near(int[] pixel, int... expected) {
        for (int c = 0; c < 3; c++) {
            assertThat(Math.abs(pixel[c] - expected[c]))
                    .as("channel %d of %s", c, java.util.Arrays.toString(pixel))
                    .isLessThanOrEqualTo(8);
        }
    }

    /** Left half red, right half blue; with alpha: the upper half transparent. */
    private static byte[] png(int width, int height, boolean alpha) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            rows.write(0); // no filter
            for (int x = 0; x < width; x++) {
                rows.writeBytes(x < width / 2 ? new byte[] {(byte) 200, 60, 30} : new byte[] {30, 60, (byte) 200});
                if (alpha) {
                    rows.write(y < height / 2 ? 0 : 255);
                }
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        chunk(
                png,
                "IHDR",
                header.put(new byte[] {8, (byte) (alpha ? 6 : 2), 0, 0, 0}).array());
        chunk(png, "IDAT", deflated(rows.toByteArray()));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 sum = new CRC32();
        sum.update(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(body);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(1);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
