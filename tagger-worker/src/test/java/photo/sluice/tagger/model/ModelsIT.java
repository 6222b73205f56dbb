// SPDX-License-Identifier: Apache-2.0
package photo.sluice.tagger.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photo.sluice.contract.PhotoTagged;
import photo.sluice.contract.Tag;
import photo.sluice.imaging.Limits;
import photo.sluice.imaging.PhotoReader;
import photo.sluice.inference.Device;
import photo.sluice.inference.Model;
import photo.sluice.inference.ModelFolder;
import photo.sluice.runtime.Outcome;
import photo.sluice.tagger.TagSource;
import photo.sluice.tagger.Tagger;
import photo.sluice.tagger.TaggerStage;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.shop.Shop;

/** Real models on real photos at accuracy 7; what is expected was written down from looking at the photos. */
class ModelsIT {
    private static Path photos = Path.of("");
    private static ModelFolder folder = new ModelFolder(List.of(), List.of());
    private static final PhotoReader READER = new PhotoReader(Limits.USUAL);

    @BeforeAll
    static void open() throws Exception {
        Optional<Path> models = Material.file("models");
        Assumptions.assumeTrue(models.isPresent(), Material.MISSING);
        photos = models.orElseThrow().resolve("testimg/coral");
        folder = ModelFolder.open(models.orElseThrow(), new Device.Cpu(), Optional.empty());
    }

    @AfterAll
    static void close() {
        folder.close();
        READER.close();
    }

    private static List<TagSource> sources(int accuracy) {
        List<TagSource> sources = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Model model : folder.models()) {
            if (names.add(model.card().name())) ModelTags.of(model, accuracy).ifPresent(sources::add);
        }
        return sources;
    }

    private static List<Tag> tags(String photo) throws Exception {
        return new Tagger(sources(7)).tag(READER, photos.resolve(photo)).tags();
    }

    @Test
    void modelsThatJudgePhotosTagNothing() {
        assertThat(sources(7))
                .extracting(source -> source.who().name())
                .containsExactly("mobilenet-v2", "yolox-nano", "yunet-n");
    }

    /** The owl is a burrowing owl, and the flower a sunflower: ImageNet has neither, and the models say the nearest. */
    @ParameterizedTest
    @CsvSource({
        "cat_720p.jpg,auto|animal|cat|Egyptian cat",
        "face.jpg,auto|people|face & auto|people|group",
        "grace_hopper.bmp,auto|clothing|tie & auto|clothing|uniform|military uniform & auto|people|1 & auto|people|face",
        "hot_dog.jpg,auto|food|dish|hot dog",
        "kite_and_cold.jpg,auto|people|2 & auto|sport|kite",
        "parrot.jpg,auto|animal|bird|macaw",
        "pets.jpg,auto|animal|dog",
        "sunflower.bmp,auto|plant|flower|daisy"
    })
    void thePhotoHasTheseKeywordsAndNoOthers(String photo, String keywords) throws Exception {
        assertThat(Tag.keywords(tags(photo))).containsExactly(keywords.split(" & "));
    }

    @Test
    void theOwlIsABird() throws Exception {
        assertThat(Tag.keywords(tags("owl.jpg"))).isNotEmpty().allMatch(path -> path.startsWith("auto|animal|bird"));
    }

    @Test
    void fourFacesAndFourFiguresAreFourPeople() throws Exception {
        List<Tag> tags = tags("face.jpg");

        assertThat(tags.stream().filter(tag -> tag.path().equals("auto|people|face")))
                .hasSize(4)
                .allMatch(tag -> tag.box().isPresent() && tag.confidence() > .7);
        assertThat(tags.stream().filter(tag -> tag.path().equals("auto|people|group")))
                .hasSize(4)
                .allMatch(tag -> tag.box().isPresent());
    }

    @Test
    void bothDogsHaveTheirBoxes() throws Exception {
        List<Double> left = tags("pets.jpg").stream()
                .flatMap(tag -> tag.box().stream())
                .map(Tag.Box::x)
                .sorted()
                .toList();

        assertThat(left).hasSize(2);
        assertThat(left.get(0)).isBetween(.15, .25);
        assertThat(left.get(1)).isBetween(.6, .7);
    }

    @Test
    void stricterModelsSayNoMore() throws Exception {
        List<Integer> counts = new ArrayList<>();
        for (int accuracy : List.of(1, 4, 7, 10)) {
            Tagger tagger = new Tagger(sources(accuracy));
            counts.add(tagger.tag(READER, photos.resolve("kite_and_cold.jpg"))
                    .tags()
                    .size());
        }
        assertThat(counts).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(counts.get(0)).isGreaterThan(counts.get(3));
    }

    @Test
    void eachPhotoHasItsOwnTagsWithFourThreads() throws Exception {
        Map<String, Set<String>> expected = new TreeMap<>();
        List<String> names = List.of("cat_720p.jpg", "hot_dog.jpg", "parrot.jpg", "pets.jpg", "sunflower.bmp");
        for (String name : names) expected.put(name, paths(tags(name)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Shop shop = new Shop(
                photos, 1, (roots, renditions) -> new TaggerStage(roots, renditions, new Tagger(sources(7))))) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < 4 * names.size(); i++) {
                String name = names.get(i % names.size());
                running.add(threads.submit(() -> shop.stage().process(shop.arrived(name))));
            }
            for (int i = 0; i < running.size(); i++) {
                PhotoTagged tagged = (PhotoTagged)
                        ((Outcome.Done) running.get(i).get()).events().get(0);
                assertThat(paths(tagged.tags())).isEqualTo(expected.get(names.get(i % names.size())));
                assertThat(tagged.by())
                        .contains(List.of("mobilenet-v2 1.0-224", "yolox-nano 0.1", "yunet-n " + yunet()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String yunet() {
        return folder.models().stream()
                .map(model -> model.card())
                .filter(card -> card.name().equals("yunet-n"))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private static Set<String> paths(List<Tag> tags) {
        return tags.stream().map(Tag::path).collect(Collectors.toSet());
    }
}
