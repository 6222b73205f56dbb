// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import photo.sluice.testkit.photo.Drop;

/** A hot folder with one good photo in it, which must be done whatever else lies there. */
abstract class Neighbours extends HotFolder {
    Path good;

    @BeforeEach
    void makeGood() throws IOException {
        good = Drop.whole(hot.resolve("good.jpg"), Frames.jpeg(1));
    }

    /** All that is there, done; the good photo among it. */
    final Map<String, JsonNode> once(int status) throws IOException {
        Ended ended = sluice.run("run", hot.toString(), "--once", "--json");
        assertThat(ended.status()).as(ended.err()).isEqualTo(status);
        Map<String, JsonNode> told = ended.byName();
        assertThat(told.get("good.jpg").path("state").asText()).isEqualTo("written");
        Frames.complete(good);
        return told;
    }

    static void ended(Map<String, JsonNode> told, String name, String state) {
        assertThat(told).containsKey(name);
        assertThat(told.get(name).path("state").asText())
                .as(told.get(name).toString())
                .isEqualTo(state);
        if (!state.equals("written"))
            assertThat(told.get(name).path("message").asText()).isNotBlank();
    }
}
