// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
}
