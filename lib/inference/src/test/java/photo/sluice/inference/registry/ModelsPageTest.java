// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import photo.sluice.inference.card.CardReader;
import photo.sluice.inference.card.ModelCard;
import photo.sluice.inference.card.Output;

/** Holds {@code docs/models.md} to what it describes. */
class ModelsPageTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern LINK = Pattern.compile("\\]\\((?:#([a-z0-9-]+)|\\.\\./([^)#]+))\\)");

    private final String page = page();

    @Test
    void everyCardReadsAndEachKindOfOutputHasOne() throws Exception {
        Set<String> kinds = new TreeSet<>();
        for (String block : blocks()) {
            if (block.contains("\nmodels:")) continue;
            ModelCard card = CardReader.read("docs/models.md", block);
            kinds.add(card.output().getClass().getSimpleName());
        }
        Set<String> all = new TreeSet<>();
        for (Class<?> kind : Output.class.getPermittedSubclasses()) all.add(kind.getSimpleName());
        assertThat(kinds).isEqualTo(all);
    }

    @Test
    void theOwnListReads() {
        List<String> lists =
                blocks().stream().filter(block -> block.contains("\nmodels:")).toList();
        assertThat(lists).hasSize(1);
        assertThat(Catalogue.read("docs/models.md", lists.get(0)).entries()).hasSize(1);
    }

    @Test
    void everyModelOfTheListIsNamedWithItsLicence() {
        for (Entry entry : Catalogue.shipped().entries()) {
            assertThat(page.lines().filter(line -> line.startsWith("| `")))
                    .as(entry.name())
                    .anyMatch(line -> line.contains("`" + entry.name() + "`")
                            && line.contains(entry.purpose().word())
                            && line.contains(entry.licence().spdx()));
        }
    }

    @Test
    void everyChapterAndFileThatIsPointedToIsThere() {
        Set<String> chapters = HEADING.matcher(page)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
        for (Entry entry : Catalogue.shipped().entries()) {
            if (entry.way() instanceof Entry.Converted converted)
                assertThat(chapters).contains(converted.chapter());
        }
        for (MatchResult link : LINK.matcher(page).results().toList()) {
            if (link.group(1) != null) assertThat(chapters).contains(link.group(1));
            else assertThat(root().resolve(link.group(2))).exists();
        }
    }

    private List<String> blocks() {
        return YAML.matcher(page).results().map(block -> block.group(1)).toList();
    }

    private static String page() {
        try {
            return Files.readString(root().resolve("docs/models.md"));
        } catch (IOException e) {
            throw new AssertionError("docs/models.md cannot be read", e);
        }
    }

    private static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("docs/models.md"))) return at;
        }
        throw new AssertionError("no docs/models.md above " + Path.of("").toAbsolutePath());
    }
}
