// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.packet.Packet;
import photo.sluice.sidecar.packet.Unreadable;

/** {@code docs/sidecar.md} says what the code does. */
final class DocumentationTest {

    private static final Set<String> TAKEN_BY_OTHERS = Set.of(
            "rating",
            "label",
            "keywords",
            "subject",
            "title",
            "description",
            "userrating",
            "ratingpercent",
            "burstid",
            "name",
            "type");

    private static String doc() throws IOException {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path doc = at.resolve("docs/sidecar.md");
            if (Files.exists(doc)) return Files.readString(doc);
        }
        throw new AssertionError("no docs/sidecar.md above " + Path.of("").toAbsolutePath());
    }

    @Test
    void exampleIsExactlyWhatWeWrite() throws IOException, Unreadable {
        Matcher block = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL).matcher(doc());
        assertThat(block.find()).isTrue();
        Wanted first = new Wanted(
                Optional.of(2), Optional.of(3), List.of(tag("auto|animal|dog"), tag("auto|monochrome")), allFacts());
        Merged.Write one = Xmp.write(merge(Optional.empty(), first, Ledger.EMPTY));
        byte[] edited = edited(one, Field.TAGS, List.of("auto|monochrome"), List.of("people|Alice"));
        Merged.Write two =
                Xmp.write(merge(Optional.of(edited), first, one.intent().settled()));
        assertThat(text(two)).isEqualTo(block.group(1));
        assertThat(Packet.parse(bytes(block.group(1))).properties()).isNotEmpty();
    }

    @Test
    void tableNamesEveryPropertyOfOursAndNoOther() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `sluice:(\\w+)`").matcher(doc());
        while (row.find()) documented.add(row.group(1));
        Set<String> written = Stream.concat(FactsXmp.names().stream(), State.names().stream())
                .map(QName::getLocalPart)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(written);
    }

    @Test
    void noLocalNameIsOneThatOtherProgramsReadInAnyNamespace() throws Unreadable {
        Wanted all = new Wanted(Optional.of(2), Optional.empty(), List.of(), allFacts());
        String text = text(Xmp.write(merge(Optional.empty(), all, Ledger.EMPTY)));
        Matcher name = Pattern.compile("sluice:(\\w+)").matcher(text);
        Set<String> names = new TreeSet<>();
        while (name.find()) names.add(name.group(1).toLowerCase(java.util.Locale.ROOT));
        assertThat(names).hasSizeGreaterThan(20).doesNotContainAnyElementsOf(TAKEN_BY_OTHERS);
    }

    private static Tag tag(String path) {
        return Tag.of(path).orElseThrow();
    }
}
