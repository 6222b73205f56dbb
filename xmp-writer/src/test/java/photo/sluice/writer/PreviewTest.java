// SPDX-License-Identifier: Apache-2.0
package photo.sluice.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Subject;
import photo.sluice.sidecar.file.Naming;
import photo.sluice.writer.policy.Policy;
import photo.sluice.writer.set.SetRules;

class PreviewTest {
    private static final Subject PHOTO = Results.subject("a.CR2");

    @TempDir
    Path folder;

    @Test
    void previewSaysWhatWouldBeWrittenAndWritesNothing() throws IOException {
        List<Preview> previews = preview(Naming.BOTH);
        assertThat(previews).extracting(Preview::state).containsExactly("would-write", "would-write");
        assertThat(previews)
                .extracting(p -> p.sidecar().getFileName().toString())
                .containsExactly("a.CR2.xmp", "a.xmp");
        assertThat(previews.get(0).verdict().stars()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.CR2"));
        }
    }

    @Test
    void sidecarThatCannotBeReadIsNamedMalformed() throws IOException {
        Files.writeString(folder.resolve("a.CR2.xmp"), "no xmp");
        Files.setLastModifiedTime(folder.resolve("a.CR2.xmp"), java.nio.file.attribute.FileTime.fromMillis(0));
        assertThat(preview(Naming.EXT))
                .singleElement()
                .extracting(Preview::state)
                .isEqualTo("malformed");
        assertThat(folder.resolve("a.CR2.xmp")).hasContent("no xmp");
    }

    @Test
    void burstIsPreviewedAsItWouldBeJudged() throws IOException {
        List<Preview.Seen> burst = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Subject subject = Results.subject("IMG_" + i + ".JPG");
            Path file = Files.writeString(folder.resolve("IMG_" + i + ".JPG"), "photo");
            burst.add(new Preview.Seen(file, Take.at(i * 200L, i == 1 ? 1 : 0.3).of(subject), Results.tagged(subject)));
        }
        Map<Path, List<Preview>> previews = Preview.of(burst, settings(Naming.EXT));
        assertThat(previews.keySet())
                .containsExactlyElementsOf(
                        burst.stream().map(Preview.Seen::file).toList());
        assertThat(previews.values().stream().flatMap(List::stream))
                .extracting(preview -> preview.verdict().stars() + " of "
                        + preview.verdict().set().orElseThrow().size())
                .containsExactly("1 of 3", "2 of 3", "0 of 3");
    }

    private static WriterSettings settings(Naming naming) {
        return new WriterSettings(Rig.SETTLE, Rig.PATIENCE, naming, SetRules.USUAL, Policy.named(Policy.DEFAULT));
    }

    private List<Preview> preview(Naming naming) throws IOException {
        Path file = Files.writeString(folder.resolve("a.CR2"), "photo");
        Preview.Seen seen = new Preview.Seen(file, Results.sound(PHOTO), Results.tagged(PHOTO, "auto|night"));
        return Preview.of(List.of(seen), settings(naming)).getOrDefault(file, List.of());
    }
}
