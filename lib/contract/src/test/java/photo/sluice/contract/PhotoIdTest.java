// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a.jpg",
                "a/",
                "a//b.jpg",
                ".",
                "..",
                "./a.jpg",
                "../a.jpg",
                "a/../b.jpg",
                "a/./b.jpg",
                "a/..",
                "a\0b.jpg"
            })
    void pathThatMayLeaveItsRootIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhotoId("hot", path))
                .withMessageContaining("not a path below a root");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.jpg", "..a.jpg", "a..jpg", "...", ".hidden/a.jpg", "a b/ä|ö\\c\n.jpg", "日本/写真.jpg", "~", "-"})
    void oddNamesAreAllowed(String path) {
        PhotoId photo = new PhotoId("hot", path);
        assertThat(PhotoId.ofKey(photo.key())).isEqualTo(photo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hot", "hot/cold", ".hot", "-hot", "_hot", "hot ", "hot\n", "höt", "../x"})
    void nameThatIsNoRootIsRefused(String root) {
        assertThat(PhotoId.isRootName(root)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhotoId(root, "a.jpg"))
                .withMessageContaining("not a root name");
    }

    @Test
    void rootNameHasAtMost64Characters() {
        assertThat(PhotoId.isRootName("a".repeat(64))).isTrue();
        assertThat(PhotoId.isRootName("a".repeat(65))).isFalse();
        assertThat(PhotoId.isRootName("0-a_b.c")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, hot, a.jpg, hot/a.jpg",
        "2026/a.jpg, hot/2026, a.jpg, hot/2026/a.jpg",
        "2026/05/a.jpg, hot/2026/05, a.jpg, hot/2026/05/a.jpg",
    })
    void folderNameAndKeyFollowFromThePath(String path, String folder, String name, String key) {
        PhotoId photo = new PhotoId("hot", path);
        assertThat(photo.folder()).isEqualTo(folder);
        assertThat(photo.name()).isEqualTo(name);
        assertThat(photo.key()).isEqualTo(key).isEqualTo(photo.toString());
        assertThat(PhotoId.ofKey(key)).isEqualTo(photo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hot", "/a.jpg", "hot/", "Hot/a.jpg", "hot/../a.jpg"})
    void keyThatIsNoPhotosIsRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> PhotoId.ofKey(key));
    }
}
