// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/policy.md} names what the code reads, and nothing else. */
class DocumentationTest {
    @Test
    void tableNamesEveryKeyAndNoOther() throws IOException {
        Keys keys = new Keys("", PolicyText.tree("based-on: gentle\nname: all\nversion: 1\n"));
        keys.required("name");
        keys.required("version");
        keys.text("description", "");
        Judge.read(keys);
        Set<String> read = new TreeSet<>(Set.of("based-on"));
        for (String key : keys.names()) {
            String name = key.replaceFirst("^steps\\.[a-z-]+\\.", "steps.STEP.");
            if (!name.matches("steps\\.[a-z-]+")) read.add(name);
        }
        assertThat(rows("## Keys", "A step that")).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void tableNamesEveryStep() throws IOException {
        assertThat(rows("The steps:", "By `rank`"))
                .containsExactlyElementsOf(
                        Arrays.stream(Step.values()).map(Step::code).toList());
    }

    @Test
    void tableNamesEveryShippedPolicy() throws IOException {
        assertThat(rows("## The shipped ones", "`gentle` in words")).containsExactlyElementsOf(PolicyText.SHIPPED);
    }

    private static List<String> rows(String from, String to) throws IOException {
        String part = doc().substring(doc().indexOf(from), doc().indexOf(to));
        Matcher row = Pattern.compile("(?m)^\\| `([A-Za-z.-]+)` \\|").matcher(part);
        return row.results().map(found -> found.group(1)).toList();
    }

    private static String doc() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("docs/policy.md"))) return Files.readString(at.resolve("docs/policy.md"));
        }
        throw new AssertionError("no docs/policy.md above " + Path.of("").toAbsolutePath());
    }
}
