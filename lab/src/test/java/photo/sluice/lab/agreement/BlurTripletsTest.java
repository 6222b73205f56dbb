// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlurTripletsTest {
    @TempDir
    private Path folder;

    @Test
    void everySharpPhotoMeetsTheBlurredOnesOfItsScene() throws IOException {
        for (String name : new String[] {"1_A_F.JPG", "1_A_M.JPG", "1_A_S.JPG", "2_B_S.jpg", "2_B_M.jpg", "notes"}) {
            Files.createFile(folder.resolve(name));
        }
        BlurTriplets triplets = BlurTriplets.in(folder);
        assertThat(triplets.sharp())
                .map(p -> p.getFileName().toString())
                .containsExactly("1_A_S.JPG", "1_A_S.JPG", "2_B_S.jpg");
        assertThat(triplets.blurred())
                .map(p -> p.getFileName().toString())
                .containsExactly("1_A_F.JPG", "1_A_M.JPG", "2_B_M.jpg");
    }
}
