// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.writer.Results.sound;
import static photo.sluice.writer.Results.tagged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Subject;

/** What a crash leaves beside sidecars is swept up by the next writer. */
class BroomTest {
    @TempDir
    Path temp;

    private Rig rig;

    @BeforeEach
    void openWriter() throws IOException {
        rig = new Rig(temp.toRealPath().resolve("hot"));
    }

    private Path stump(String name, int minutes) throws IOException {
        Path stump = Files.createFile(rig.file(name));
        Files.setLastModifiedTime(stump, FileTime.from(rig.now.minusSeconds(60L * minutes)));
        return stump;
    }

    private void write(String name) {
        Subject photo = rig.photo(name);
        rig.accept(sound(photo), tagged(photo)).settle();
        assertThat(rig.file(name + ".xmp")).exists();
    }

    @Test
    void stumpOfACrashGoesWhenTheNextWriterWritesThere() throws IOException {
        Path fresh = stump(".sluice-0123456789abcdef-00000001.new", 11);
        Path old = stump(".sluice-0123456789abcdef-00000002.old", 11);
        Path young = stump(".sluice-0123456789abcdef-00000003.new", 5);
        Path theirs = stump(".sluice-notes", 11);
        write("a.jpg");
        assertThat(fresh).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(young).as("perhaps somebody's work in progress").exists();
        assertThat(theirs).as("not ours").exists();
    }

    @Test
    void folderIsReadOnceAWriter() throws IOException {
        write("a.jpg");
        Path stump = stump(".sluice-0123456789abcdef-00000001.new", 11);
        write("b.jpg");
        assertThat(stump).exists();
        rig.reopen(rig.store);
        write("c.jpg");
        assertThat(stump).doesNotExist();
    }
}
