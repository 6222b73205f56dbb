// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @TempDir
    Path folder;

    static Stream<String> languages() {
        return Words.SHIPPED.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyGroupAndEveryClassOfCocoHasAWord(String language) throws IOException {
        Words words = Words.of(language, folder);
        Set<String> needed = VocabularyTest.all().stream()
                .map(entry -> entry.path().substring(0, entry.path().lastIndexOf('|')))
                .flatMap(path -> Arrays.stream(path.split("\\|")))
                .collect(Collectors.toSet());
        Outline.shipped("coco.txt").entries().stream()
                .map(entry -> entry.path().substring(entry.path().lastIndexOf('|') + 1))
                .forEach(needed::add);
        needed.remove("auto");

        assertThat(words.faults()).isEmpty();
        assertThat(words.byEnglish()).containsKeys(needed.toArray(new String[0]));
        assertThat(words.byEnglish().values())
                .as("no two things are called the same")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatNoListHasStaysEnglish() throws IOException {
        Words german = Words.of("de", folder);

        assertThat(german.of("auto|animal|dog|pug")).contains("auto|Tier|Hund|pug");
        assertThat(german.of("auto|people|group")).contains("auto|Menschen|Gruppe");
        assertThat(german.of("auto|scene|unheard-of")).isEmpty();
        assertThat(Words.of("en", folder).of("auto|animal|dog")).isEmpty();
    }

    @Test
    void aPersonsOwnListGoesFirstAndAPathBeforeItsWord() throws IOException {
        Files.writeString(
                folder.resolve("labels.de"), "\ufeff# meine\ndog = Wauwau\npug = Mops\npeople|1 = eine Person\n");
        Words words = Words.of("de", folder);

        assertThat(words.faults()).isEmpty();
        assertThat(words.of("auto|animal|dog|pug")).contains("auto|Tier|Wauwau|Mops");
        assertThat(words.of("auto|people|1")).contains("auto|Menschen|eine Person");
    }

    @Test
    void linesThatAreNoWordsAreLeftOutAndSaid() throws IOException {
        Files.writeString(
                folder.resolve("labels.xx"),
                "dog = Hund|Tier\ncat =\nbird Vogel\nbear = B\u0007r\nfish = a,b\n = leer\nhorse = Pferd\nhorse = Gaul\ncow = "
                        + "K".repeat(81) + "\nsheep = a\u202eb\n");
        Words words = Words.of("xx", folder);

        assertThat(words.byEnglish()).containsOnlyKeys("horse").containsEntry("horse", "Pferd");
        assertThat(words.faults()).hasSize(9).allMatch(fault -> fault.matches(".*labels\\.xx, line [0-9]+: .*"));
    }

    @Test
    void fileThatIsNoListIsRefused() throws IOException {
        Files.write(folder.resolve("labels.xx"), new byte[10 << 20]);
        assertThatThrownBy(() -> Words.of("xx", folder)).hasMessageContaining("that is no list");
        Files.write(folder.resolve("labels.yy"), "dog = Gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Words.of("yy", folder)).hasMessageContaining("not UTF-8");
        Files.createDirectory(folder.resolve("labels.zz"));
        assertThatThrownBy(() -> Words.of("zz", folder)).hasMessageContaining("is no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc/passwd", "", "DE", "d"})
    void whatIsNoLanguageIsNoFileName(String language) {
        assertThatThrownBy(() -> Words.of(language, folder)).hasMessageContaining("not a language");
    }

    @Test
    void languageWithoutAListIsRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> Words.of("nl", folder)).hasMessageContaining("[de, es, fr]");
    }
}
