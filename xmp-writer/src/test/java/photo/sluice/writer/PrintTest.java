// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import photo.sluice.contract.Lane;
import photo.sluice.contract.ModelScore;
import photo.sluice.contract.PhotoId;
import photo.sluice.contract.Subject;
import photo.sluice.contract.Version;

class PrintTest {
    private static final Subject SUBJECT =
            new Subject(new PhotoId("hot", "a.jpg"), new Version(1, 5, Instant.EPOCH), Lane.LIVE, "run", Instant.EPOCH);

    /** Less of it is better, and it says nothing of taste. */
    @Test
    void folderIsNotRankedByBrisque() {
        List<ModelScore> models =
                List.of(new ModelScore("brisque", "1", 99, List.of()), new ModelScore("nima", "1", 5.5, List.of()));
        Take take = Take.at(0, 1);
        Print print = Print.of(new Take(take.millis(), take.sharpness(), take.hash(), models).of(SUBJECT));
        assertThat(print.models()).containsOnlyKeys("nima/1");
        byte[] bytes = print.bytes();
        assertThat(Print.of(bytes, 0, bytes.length)).contains(print);
    }

    @Test
    void folderIsRankedByWhatSpeaksForAPhoto() {
        List<ModelScore> models =
                List.of(new ModelScore("glare", "1", 0.8, List.of(), Optional.empty(), Optional.of(true)));
        Take take = Take.at(0, 1);
        Print print = Print.of(new Take(take.millis(), take.sharpness(), take.hash(), models).of(SUBJECT));
        assertThat(print.models()).containsExactly(Map.entry("glare/1", -0.8));
    }
}
