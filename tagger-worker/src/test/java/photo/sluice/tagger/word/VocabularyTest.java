// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.testkit.Material;

class VocabularyTest {
    private static final List<Outline.Entry> COCO = Outline.shipped("coco.txt").entries();
    private static final List<Outline.Entry> IMAGENET =
            Outline.shipped("imagenet.txt").entries();

    @Test
    void eachClassHasOnePathAndEachPathOneClass() {
        List<Outline.Entry> coco =
                COCO.stream().filter(entry -> !entry.another()).toList();
        for (List<Outline.Entry> list : List.of(coco, IMAGENET)) {
            assertThat(list).extracting(Outline.Entry::label).doesNotHaveDuplicates();
            assertThat(list).extracting(Outline.Entry::path).doesNotHaveDuplicates();
        }
        assertThat(coco).hasSize(80);
        assertThat(IMAGENET).hasSize(1000);
    }

    @Test
    void pathsHaveThreeOrFourPartsFitForKeywords() {
        for (Outline.Entry entry : all()) {
            String[] parts = entry.path().split("\\|");
            assertThat(parts.length).as(entry.path()).isBetween(3, 4);
            assertThat(parts)
                    .as(entry.path())
                    .allMatch(part -> Words.clean(part).equals(part) && !part.isEmpty());
        }
    }

    /** So COCO and ImageNet agree where they name the same thing, and no translation stands for two things. */
    @Test
    void aWordStandsInOnePlaceOnly() {
        Map<String, Set<String>> places = new HashMap<>();
        for (Outline.Entry entry : all()) {
            String path = entry.path();
            for (int end = path.length(); end > 4; end = path.lastIndexOf('|', end - 1)) {
                String place = path.substring(0, end);
                String word = place.substring(place.lastIndexOf('|') + 1).toLowerCase(Locale.ROOT);
                places.computeIfAbsent(word, w -> new HashSet<>()).add(place);
            }
        }
        assertThat(places)
                .allSatisfy((word, paths) -> assertThat(paths).as(word).hasSize(1));
    }

    @Test
    void groupsAreNamedInTheSingularOrInThePluralButNotInBoth() {
        Set<String> words = all().stream()
                .flatMap(entry -> Arrays.stream(entry.path().split("\\|")))
                .collect(Collectors.toSet());
        assertThat(words).noneMatch(word -> words.contains(word + "s") || words.contains(word + "es"));
    }

    @Test
    void everyLineOfTheModelsListsIsKnownByItsPlace() throws IOException {
        for (String file : List.of("models/classify/imagenet_labels.txt", "models/detect/coco.names")) {
            Optional<java.nio.file.Path> list = Material.file(file);
            Assumptions.assumeTrue(list.isPresent(), Material.MISSING);
            List<String> labels = Files.readAllLines(list.orElseThrow()).stream()
                    .map(line -> line.split(",", 2)[0].strip())
                    .toList();
            Vocabulary vocabulary = Vocabulary.of(labels);
            Set<String> paths = new HashSet<>();
            for (int i = 0; i < labels.size(); i++) {
                Optional<String> path = vocabulary.path(i);
                if (labels.get(i).equals("background")) assertThat(path).isEmpty();
                else assertThat(paths.add(path.orElseThrow())).as(labels.get(i)).isTrue();
            }
            assertThat(paths).noneMatch(path -> path.startsWith("auto|other|"));
        }
    }

    @Test
    void theSecondCraneIsAMachine() {
        Vocabulary vocabulary = Vocabulary.of(List.of("crane", "maillot", "crane", "maillot", "tench"));

        assertThat(vocabulary.path(0)).contains("auto|animal|bird|crane (bird)");
        assertThat(vocabulary.path(2)).contains("auto|vehicle|working machine|crane (machine)");
        assertThat(vocabulary.path(1)).contains("auto|clothing|swimwear|maillot");
        assertThat(vocabulary.path(3)).contains("auto|clothing|swimwear|tank suit");
        assertThat(vocabulary.path(5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bird,auto|animal|bird",
        "motorbike,auto|vehicle|motorcycle",
        "motorcycle,auto|vehicle|motorcycle",
        "couch,auto|furniture|sofa",
        "golden retriever,auto|animal|dog|golden retriever",
        "Cardigan,auto|animal|dog|Cardigan corgi",
        "cardigan,auto|clothing|top|cardigan",
        "scene|beach,auto|scene|beach",
        "auto|scene|beach,auto|scene|beach",
        "wolpertinger,auto|other|wolpertinger",
        "'a/b\u0007,c',auto|other|a b c"
    })
    void labelIsFoundByItsName(String label, String path) {
        assertThat(Vocabulary.of(List.of(label)).path(label)).contains(path);
    }

    @Test
    void labelOfNothingHasNoPath() {
        Vocabulary vocabulary = Vocabulary.of(List.of("||", " ", "auto", "x".repeat(500)));

        assertThat(Stream.of(0, 1, 3).map(vocabulary::path)).allMatch(Optional::isEmpty);
        assertThat(vocabulary.path(2)).contains("auto|other|auto");
    }

    static List<Outline.Entry> all() {
        return Stream.concat(COCO.stream(), IMAGENET.stream()).toList();
    }
}
