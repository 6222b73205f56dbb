// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Ledger;

/** What file managers note at a file in extended attributes goes on to its successor. */
final class AttributesTest {

    private static final String COMMENT = "xdg.comment";

    @TempDir
    Path root;

    private static UserDefinedFileAttributeView attributes(Path file) throws IOException {
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        Assumptions.assumeTrue(
                view != null && Files.getFileStore(file).supportsFileAttributeView("user"),
                "no user.* attributes on the file system of the temporary folder");
        return view;
    }

    @Test
    void userAttributesGoOnToTheNewFile() throws IOException {
        Path photo = Files.write(root.resolve("IMG_1.CR2"), new byte[] {1});
        Path sidecar = Files.write(root.resolve("IMG_1.CR2.xmp"), sidecar("foo:a=\"b\""));
        byte[] words = "sharpest of all".getBytes(StandardCharsets.UTF_8);
        try {
            attributes(sidecar).write(COMMENT, ByteBuffer.wrap(words));
        } catch (IOException e) {
            Assumptions.abort("no user.* attributes here: " + e.getMessage());
        }
        SidecarFile files = new SidecarFile(List.of(root.toRealPath()), Clock.systemUTC());
        SidecarFile.Written written = files.write(photo, EXT, stars(2), Ledger.EMPTY, Embedded.NOTHING, intent -> {});
        assertThat(written.published()).get().isInstanceOf(Published.Done.class);
        assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(2);
        ByteBuffer read = ByteBuffer.allocate(100);
        attributes(sidecar).read(COMMENT, read);
        byte[] there = new byte[read.flip().remaining()];
        read.get(there);
        assertThat(there).isEqualTo(words);
    }
}
