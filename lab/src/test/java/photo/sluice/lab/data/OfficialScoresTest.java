// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialScoresTest {
    @TempDir
    private Path folder;

    @Test
    void eachMethodHasAValueForEachPicture() throws IOException {
        OfficialScores scores =
                read("Method,I03.bmp,I04.bmp\nbrisque,94.642100000000000, -0.107618\nmusiq,12.494,75\n\n");
        assertThat(scores.pictures()).containsExactly("I03.bmp", "I04.bmp");
        assertThat(scores.methods().keySet()).containsExactly("brisque", "musiq");
        assertThat(scores.methods().get("brisque")).isEqualTo(List.of(94.6421, -0.107618));
    }

    @Test
    void aTableThatIsNoneIsRefusedWithItsLine() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("Name,a\n")).hasMessageContaining(":1:");
        assertThatThrownBy(() -> read("Method,a,b\nx,1\n")).hasMessageContaining(":2: 2 cells, not 3");
        assertThatThrownBy(() -> read("Method,a\nx,1\ny,good\n")).hasMessageContaining(":3: no number: good");
        assertThatThrownBy(() -> read("Method,a\nx,1\nx,2\n")).hasMessageContaining("x again");
    }

    private OfficialScores read(String text) throws IOException {
        return OfficialScores.read(Files.writeString(folder.resolve("scores.csv"), text));
    }
}
