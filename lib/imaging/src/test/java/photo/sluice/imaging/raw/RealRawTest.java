// SPDX-License-Identifier: Apache-2.0
package photo.sluice.imaging.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import photo.sluice.imaging.Material;
import photo.sluice.imaging.format.Bytes;

/** Places and lengths as ExifTool tells them of the same files. */
class RealRawTest {
    private int fetches;

    @Test
    void previewsOfRealFilesAreWhereExifToolSeesThem() throws IOException {
        Map<String, Optional<Preview>> found = new TreeMap<>();
        for (String folder : new String[] {"raws/decodes", "raws/preview-only", "raws/header-only"}) {
            for (Path file : Material.files(folder)) {
                fetches = 0;
                found.put(file.getFileName().toString(), find(file));
                assertThat(fetches).as("%s", file).isLessThanOrEqualTo(8);
            }
        }
        assertThat(found.get("imagemeta_NikonD7100.nef")).contains(new Preview(1_189_376, 2_287_892, 6000, 4000, 1));
        assertThat(found.get("imagemeta_1DsMarkIII.cr2")).contains(new Preview(42_308, 296_899, 2784, 1856, 1));
        assertThat(found.get("exiv2_Canon-R6-pruned.CR3")).contains(new Preview(102_176, 389_450, 1620, 1080, 1));
        assertThat(found.get("photoprism_canon_eos_6d_small.dng")).contains(new Preview(145_584, 57_901, 1024, 683, 1));
        assertThat(found.get("filetype_fixture.cr3")).contains(new Preview(12_824, 16_199, 160, 120, 6));
        assertThat(found.get("filetype_fixture-sony-zv-e10.arw"))
                .as("cut before its preview: the thumbnail is left")
                .contains(new Preview(43_302, 9_461, 160, 120, 6));
        assertThat(found.get("exiv2_iPhone12Pro_IMG_1361.dng"))
                .as("cut before its previews")
                .isEmpty();
        assertThat(found.get("exiftool_Nikon.nef")).as("previews of 26 bytes").isEmpty();
    }

    private Optional<Preview> find(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            Bytes.Source source = (at, into) -> {
                fetches++;
                try {
                    for (long from = at; into.hasRemaining(); ) {
                        from += channel.read(into, from);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
            return PreviewFinder.find(new Bytes(source, (int) channel.size(), path.toString()));
        }
    }
}
