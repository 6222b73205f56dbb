// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "IMG_1.JPG, PHOTO",
        "img.cr3, PHOTO",
        "a.b.HeIc, PHOTO",
        "DSC_1.NEF, PHOTO",
        "IMG_1, UNKNOWN",
        "IMG_1.qqq, UNKNOWN",
        "C0001.MP4, VIDEO",
        "memo.wav, AUDIO",
        "MVI_1.THM, THUMBNAIL",
        "IMG_1.CR2.xmp, SIDECAR",
        "IMG_1.jpg.pp3, SIDECAR",
        "IMG_1.dop, SIDECAR",
        "IMG_1.on1, SIDECAR",
        "readme.txt, DOCUMENT",
        ".syncthing.IMG_1.jpg.tmp, TEMPORARY",
        "~syncthing~IMG_1.jpg.tmp, TEMPORARY",
        "IMG_1.jpg.k3jx8s2q.partial, TEMPORARY",
        "IMG_1.jpg.part, TEMPORARY",
        "IMG_1.jpg.crdownload, TEMPORARY",
        "IMG_1.jpg.tmp, TEMPORARY",
        "IMG_1.jpg_original, TEMPORARY",
        "IMG_1.jpg~, TEMPORARY",
        ".IMG_1.jpg.Xa81Zq, HIDDEN",
        "._IMG_1.jpg, HIDDEN",
        "Thumbs.db, SYSTEM",
    })
    void nameSaysWhatAFileIs(String name, Kind kind) {
        assertThat(Names.file(name)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@eaDir", "#recycle", ".Trash-1000", ".sluice", ".git", "$RECYCLE.BIN", "__MACOSX"})
    void foldersOfSystemsAreLeftOut(String name) {
        assertThat(Names.ignoredFolder(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DCIM", "100CANON", "wedding", "a.b", "#best"})
    void foldersOfPeopleAreNot(String name) {
        assertThat(Names.ignoredFolder(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ufffdb.jpg"})
    void nameWithBytesThatAreNoTextIsNoticed(String name) {
        assertThat(Names.unmappable(name)).isTrue();
        assertThat(Names.unmappable("ä\u00f6 \u6f22 \ud83d\udcf7.jpg")).isFalse();
    }
}
