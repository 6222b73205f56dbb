// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsTest {
    private FileSystem memory;
    private Path file;

    @BeforeEach
    void open() {
        memory = Jimfs.newFileSystem(Configuration.unix());
        file = memory.getPath("/file");
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    /** Characters are bytes. */
    private void write(String... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : parts) bytes.write(part.getBytes(StandardCharsets.ISO_8859_1));
        Files.write(file, bytes.toByteArray());
    }

    private boolean whole() throws IOException {
        return Contents.whole(file, Files.size(file));
    }

    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0 thumbnail \u00ff\u00d9 scan ";
    private static final String EOI = "\u00ff\u00d9";

    @Test
    void jpegIsWholeWithItsEndAtTheVeryEnd() throws IOException {
        write(JPEG, EOI);
        assertThat(whole()).isTrue();
    }

    @Test
    void endOfAThumbnailInTheMiddleDoesNotCount() throws IOException {
        write(JPEG);
        assertThat(whole()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 4096, 60_000})
    void zeroPaddingAfterTheEndOfAJpegIsAllowed(int zeros) throws IOException {
        write(JPEG, EOI, "\0".repeat(zeros));
        assertThat(whole()).isTrue();
    }

    @Test
    void reservedSpaceIsNotPadding() throws IOException {
        write(JPEG, EOI, "\0".repeat(200_000));
        assertThat(whole()).isFalse();
    }

    @Test
    void endThatIsCutInTwoIsNoEnd() throws IOException {
        write(JPEG, "\u00ff");
        assertThat(whole()).isFalse();
    }

    @Test
    void textWithTheEndOfAJpegIsNotWhole() throws IOException {
        write("no photo ", EOI);
        assertThat(whole()).isFalse();
    }

    @Test
    void fileThatHasGrownSinceItWasLookedAtIsNotWhole() throws IOException {
        write(JPEG, EOI);
        assertThat(Contents.whole(file, Files.size(file) - 1)).isFalse();
    }

    @Test
    void pngIsWholeWithItsLastChunk() throws IOException {
        String png = "\u0089PNG\r\n\u001a\n....";
        write(png, "\0\0\0\0IEND\u00ae\u0042\u0060\u0082");
        assertThat(whole()).isTrue();
        write(png, "\0\0\0\0IEND\u00ae\u0042\u0060");
        assertThat(whole()).isFalse();
    }

    @Test
    void webpIsWholeAtTheLengthThatItsHeaderSays() throws IOException {
        String body = "WEBPVP8 ....data";
        write("RIFF", "\u0010\0\0\0", body); // 16 bytes follow
        assertThat(whole()).isTrue();
        write("RIFF", "\u0011\0\0\0", body);
        assertThat(whole()).isFalse();
    }

    @Test
    void webpWithReservedSpaceIsNotWhole() throws IOException {
        write("RIFF", "\u0040\0\0\0", "WEBP", "\0".repeat(60)); // 64 bytes follow
        assertThat(whole()).isFalse();
    }

    @Test
    void formatsWithoutAnEndOfTheirOwnAreNeverWhole() throws IOException {
        write("II*\0\b\0\0\0");
        assertThat(whole()).isFalse();
    }

    @Test
    void missingAndEmptyFilesAreNeitherWholeNorImages() throws IOException {
        assertThat(Contents.whole(file, 0)).isFalse();
        write("");
        assertThat(whole()).isFalse();
        assertThat(Contents.image(file)).isFalse();
    }

    @Test
    void linkIsNotOpened() throws IOException {
        write(JPEG, EOI);
        Path link = Files.createSymbolicLink(memory.getPath("/link"), file);
        assertThat(Contents.image(file)).isTrue();
        assertThat(Contents.image(link)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ff\u00d8\u00ff\u00e1",
                "\u0089PNG\r\n\u001a\n",
                "GIF89a",
                "RIFF\0\0\0\0WEBP",
                "II*\0",
                "MM\0*",
                "IIU\0",
                "FUJIFILMCCD-RAW ",
                "\0\0\0\u0018ftypheic",
                "\0\0\0\u0018ftypcrx "
            })
    void imagesAreKnownByTheirFirstBytes(String start) throws IOException {
        write(start, "rest");
        assertThat(Contents.image(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\u0018ftypisom", "\0\0\0\u0014ftypqt  ", "RIFF\0\0\0\0WAVE", "%PDF-1.7", "hello"})
    void filmsSoundAndTextAreNoImages(String start) throws IOException {
        write(start, "rest");
        assertThat(Contents.image(file)).isFalse();
    }
}
