// SPDX-License-Identifier: Apache-2.0
package photo.sluice.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoId;

class RootsTest {
    @TempDir
    Path folder;

    private Path hot;
    private Roots roots;

    @BeforeEach
    void makeRoot() throws IOException {
        hot = Files.createDirectories(folder.toRealPath().resolve("hot"));
        Files.createDirectories(hot.resolve("2026"));
        Files.writeString(hot.resolve("2026/a.jpg"), "a");
        roots = new Roots(Map.of("hot", hot));
    }

    @Test
    void photoIsLocatedBelowItsRoot() throws Exception {
        assertThat(roots.locate(photo("2026/a.jpg"))).isEqualTo(hot.resolve("2026/a.jpg"));
        assertThat(roots.path("hot")).contains(hot);
        assertThat(roots.path("cold")).isEmpty();
        assertThat(roots.paths()).isEqualTo(Map.of("hot", hot));
    }

    @Test
    void linkWithinTheRootIsFollowed() throws Exception {
        Files.createSymbolicLink(hot.resolve("link.jpg"), hot.resolve("2026/a.jpg"));
        assertThat(roots.locate(photo("link.jpg"))).isEqualTo(hot.resolve("2026/a.jpg"));
    }

    @Test
    void linkOutOfTheRootIsRefused() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.jpg"), "s");
        Files.createSymbolicLink(hot.resolve("out.jpg"), secret);
        Files.createSymbolicLink(hot.resolve("up"), folder);
        assertFault(Fault.OUTSIDE_ROOT, "out.jpg");
        assertFault(Fault.OUTSIDE_ROOT, "up/secret.jpg");
    }

    @Test
    void folderWhoseNameMerelyBeginsLikeTheRootIsOutside() throws Exception {
        Path other = Files.createDirectories(folder.resolve("hot-stuff"));
        Files.writeString(other.resolve("b.jpg"), "b");
        Files.createSymbolicLink(hot.resolve("b.jpg"), other.resolve("b.jpg"));
        assertFault(Fault.OUTSIDE_ROOT, "b.jpg");
    }

    @Test
    void rootThatIsALinkItselfIsNoWayOut() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("mnt"), hot);
        assertThat(new Roots(Map.of("hot", link)).locate(photo("2026/a.jpg"))).isEqualTo(hot.resolve("2026/a.jpg"));
    }

    @Test
    void photoThatIsNotThereHasGone() throws Exception {
        assertFault(Fault.GONE, "2026/b.jpg");
        assertFault(Fault.GONE, "2027/a.jpg");
        Files.createSymbolicLink(hot.resolve("dangling.jpg"), hot.resolve("nowhere.jpg"));
        assertFault(Fault.GONE, "dangling.jpg");
    }

    /** Somebody replaced the folder by a file: a try later does not help. */
    @Test
    void photoWhoseFolderIsAFileNowHasGone() throws Exception {
        Files.writeString(hot.resolve("2025"), "no folder");
        assertFault(Fault.GONE, "2025/a.jpg");
    }

    @Test
    void photoOfARootThatIsNotThereHasNotGone() throws Exception {
        Path away = folder.resolve("away");
        Files.move(hot, away);
        assertFault(Fault.ROOT_UNAVAILABLE, "2026/a.jpg");
        assertThat(roots.check()).get().extracting(FaultException::fault).isEqualTo(Fault.ROOT_UNAVAILABLE);
        Files.move(away, hot);
        assertThat(roots.locate(photo("2026/a.jpg"))).exists();
        assertThat(roots.check()).isEmpty();
    }

    /** The share is not mounted, and the folder that it is mounted on stays. */
    @Test
    void photoOfARootWithoutItsMarkHasNotGone() throws Exception {
        String id = RootMark.set(hot);
        assertThat(RootMark.set(hot)).isEqualTo(id);
        assertThat(roots.locate(photo("2026/a.jpg"))).exists();
        assertFault(Fault.GONE, "2026/b.jpg");
        Path share = Files.move(hot, folder.resolve("share"));
        Files.writeString(Files.createDirectory(hot).resolve("readme.txt"), "mount here");
        assertFault(Fault.ROOT_UNAVAILABLE, "2026/a.jpg");
        RootMark.set(hot); // somebody ran Sluice on the mount point once
        assertFault(Fault.ROOT_UNAVAILABLE, "2026/a.jpg");
        Files.move(hot, folder.resolve("point"));
        Files.move(share, hot);
        assertFault(Fault.GONE, "2026/b.jpg");
    }

    @Test
    void rootWithNothingAtAllInItLosesNoPhotos() throws Exception {
        Files.delete(hot.resolve("2026/a.jpg"));
        Files.delete(hot.resolve("2026"));
        assertFault(Fault.ROOT_UNAVAILABLE, "2026/a.jpg");
        RootMark.set(hot);
        assertFault(Fault.GONE, "2026/a.jpg");
    }

    @Test
    void photoOfARootThatIsNotBoundHereIsUnavailable() {
        assertThatThrownBy(() -> roots.locate(new PhotoId("cold", "a.jpg")))
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault()).isEqualTo(Fault.ROOT_UNAVAILABLE))
                .hasMessageContaining("cold");
    }

    @Test
    void rootsThatOverlapAreRefusedNamingBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Roots(Map.of("hot", hot, "inner", hot.resolve("2026"))))
                .withMessageContainingAll("inner", "within root hot");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Roots(Map.of("one", hot, "two", hot)))
                .withMessageContainingAll("one", "two");
        assertThat(new Roots(Map.of("hot", hot, "stuff", folder.resolve("hot-stuff"))).paths())
                .hasSize(2);
    }

    @Test
    void nameThatIsNoRootNameIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Roots(Map.of("Hot Folder", hot)));
    }

    private void assertFault(Fault fault, String path) {
        assertThatThrownBy(() -> roots.locate(photo(path)))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        e -> assertThat(e.fault()).as(e.getMessage()).isEqualTo(fault));
    }

    private static PhotoId photo(String path) {
        return new PhotoId("hot", path);
    }
}
