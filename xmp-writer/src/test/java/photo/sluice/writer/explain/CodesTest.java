// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/policy.md} says what the code says. */
class CodesTest {
    @Test
    void tableOfReasonsIsWhatIsSaid() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (.+?) \\|$").matcher(reasons());
        while (row.find()) documented.put(row.group(1), row.group(2));
        assertThat(documented).isEqualTo(Codes.all());
    }

    private static String reasons() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path doc = at.resolve("docs/policy.md");
            if (!Files.exists(doc)) continue;
            String text = Files.readString(doc);
            return text.substring(text.indexOf("## Reason codes"));
        }
        throw new AssertionError("no docs/policy.md above " + Path.of("").toAbsolutePath());
    }
}
