// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.cli.Failure;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.settings.Source;
import photo.sluice.sidecar.OneStar;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.writer.WriterSettings;

/** What is set reaches the writer. */
final class JudgingTest {
    private static WriterSettings with(Map<String, String> flags) throws Exception {
        return Judging.of(Settings.read(List.of(Source.flags(flags))));
    }

    @Test
    void oneStarOfDarktableIsAPersonsUnlessSetOtherwise() throws Exception {
        assertThat(with(Map.of()).oneStar()).isEqualTo(OneStar.PERSON);
        assertThat(with(Map.of("sidecar.darktable-one-star", "unrated")).oneStar())
                .isEqualTo(OneStar.UNRATED);
    }

    @Test
    void namingReachesTheWriter() throws Exception {
        assertThat(with(Map.of("sidecar.naming", "both")).naming()).isEqualTo(Naming.BOTH);
    }

    @Test
    void policyThatNeverEndsIsRefused() {
        assertThatThrownBy(() -> Judging.policy("/dev/zero"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("/dev/zero")
                .hasMessageContaining("page of text");
    }

    @Test
    void policyThatIsNoTextIsSaidToBeNone(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("mine.yaml"), new byte[] {'n', ':', ' ', (byte) 0xfc});
        assertThatThrownBy(() -> Judging.policy(file.toString()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("UTF-8");
    }
}
