// SPDX-License-Identifier: Apache-2.0
package photo.sluice.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.contract.Fault;
import photo.sluice.contract.PhotoArrived;
import photo.sluice.runtime.Outcome;
import photo.sluice.testkit.HostileFile;
import photo.sluice.testkit.Material;
import photo.sluice.testkit.photo.Shot;
import photo.sluice.testkit.scene.Scene;
import photo.sluice.testkit.shop.Shop;

/** Each file that gives no pixels is rejected with the code of why, and costs nobody else anything. */
class HostileFilesIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "EMPTY, EMPTY",
        "TEXT, NOT_A_PHOTO",
        "HUGE_PNG, TOO_LARGE",
        "LONG_CHUNK_PNG, TRUNCATED",
        "TRUNCATED_JPEG, TRUNCATED",
        "HUGE_JPEG, TRUNCATED",
        "MARKER_ONLY, NOT_A_PHOTO"
    })
    void hostileFileIsRejectedWithItsReason(HostileFile file, Fault fault) throws Exception {
        file.write(folder);
        try (Shop shop = Viewer.over(folder)) {
            assertRejected(shop.stage().process(shop.arrived(file.fileName())), fault);
        }
    }

    @Test
    void everyHostileFileIsCovered() {
        assertThat(HostileFile.values()).hasSize(7);
    }

    @Test
    void goodPhotoAfterHostileOnesIsSeen() throws Exception {
        for (HostileFile file : HostileFile.values()) {
            file.write(folder);
        }
        Shot.of(Scene.MEADOW, 300, 200, 1).write(folder.resolve("good.jpg"));
        try (Shop shop = Viewer.over(folder)) {
            for (HostileFile file : HostileFile.values()) {
                shop.stage().process(shop.arrived(file.fileName()));
            }
            assertThat(shop.stage().process(shop.arrived("good.jpg"))).isInstanceOf(Outcome.Done.class);
            assertThat(shop.reader().open()).isZero();
        }
    }

    @Test
    void vanishedPhotoIsGone() throws Exception {
        Path file = photo("a.jpg");
        photo("b.jpg"); // an empty folder might be an unmounted share
        try (Shop shop = Viewer.over(folder)) {
            PhotoArrived arrived = shop.arrived("a.jpg");
            Files.delete(file);

            assertRejected(shop.stage().process(arrived), Fault.GONE);
        }
    }

    @Test
    void photoOfALostShareIsHeld() throws Exception {
        Path share = Files.createDirectory(folder.resolve("share"));
        photo("share/a.jpg");
        try (Shop shop = Viewer.over(share)) {
            PhotoArrived arrived = shop.arrived("a.jpg");
            Files.move(share, folder.resolve("elsewhere"));

            Outcome outcome = shop.stage().process(arrived);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Retry.class,
                            retry -> assertThat(retry.fault()).isEqualTo(Fault.ROOT_UNAVAILABLE));
        }
    }

    @Test
    void photoThatGrewSinceItsAnnouncementHasChanged() throws Exception {
        Path file = photo("a.jpg");
        try (Shop shop = Viewer.over(folder)) {
            PhotoArrived arrived = shop.arrived("a.jpg");
            Files.write(file, Shot.of(Scene.MEADOW, 320, 200, 2).jpeg());

            assertRejected(shop.stage().process(arrived), Fault.CHANGED);
        }
    }

    @Test
    void photoOfTheSameSizeButAnotherTimeHasChanged() throws Exception {
        Path file = photo("a.jpg");
        try (Shop shop = Viewer.over(folder)) {
            PhotoArrived arrived = shop.arrived("a.jpg");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

            assertRejected(shop.stage().process(arrived), Fault.CHANGED);
        }
    }

    @Test
    void photoThatMayNotBeReadIsRejected() throws Exception {
        Path file = photo("a.jpg");
        try (Shop shop = Viewer.over(folder)) {
            PhotoArrived arrived = shop.arrived("a.jpg");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
            Assumptions.assumeTrue(forbidden(file), "this user (root?) may read files of no permission");

            assertRejected(shop.stage().process(arrived), Fault.NO_PERMISSION);
        }
    }

    @Test
    void linkOutOfTheRootIsNotFollowed() throws Exception {
        Path share = Files.createDirectory(folder.resolve("share"));
        Path outside = photo("secret.jpg");
        Files.createSymbolicLink(share.resolve("link.jpg"), outside);
        try (Shop shop = Viewer.over(share)) {
            assertRejected(shop.stage().process(shop.arrived("link.jpg")), Fault.OUTSIDE_ROOT);
        }
    }

    @Test
    void folderUnderAPhotosNameIsNoPhoto() throws Exception {
        Files.createDirectory(folder.resolve("folder.jpg"));
        try (Shop shop = Viewer.over(folder)) {
            assertRejected(shop.stage().process(shop.arrived("folder.jpg")), Fault.NOT_A_PHOTO);
        }
    }

    @Test
    void interruptedStageLeavesThePhotoToOthers() throws Exception {
        photo("a.jpg");
        try (Shop shop = Viewer.over(folder, 2, Viewer::width)) {
            Thread.currentThread().interrupt();

            Outcome outcome = shop.stage().process(shop.arrived("a.jpg"));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos/corrupt", "photos/bombs"})
    void realDamagedFilesAreRejectedOrSeenAndNeverThrow(String material) throws Exception {
        Path damaged = Material.file(material).orElse(null);
        Assumptions.assumeTrue(damaged != null, Material.MISSING);
        try (Shop shop = Viewer.over(damaged)) {
            assertThat(shop.outcomes())
                    .isNotEmpty()
                    .allSatisfy((file, outcome) -> assertThat(outcome).as(file).isNotInstanceOf(Outcome.Retry.class));
            assertThat(shop.reader().open()).isZero();
        }
    }

    private Path photo(String name) throws IOException {
        return Shot.of(Scene.MEADOW, 300, 200, 1).write(folder.resolve(name));
    }

    private static boolean forbidden(Path file) throws IOException {
        try {
            Files.readAllBytes(file);
            return false;
        } catch (AccessDeniedException e) {
            return true;
        }
    }

    private static void assertRejected(Outcome outcome, Fault fault) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Reject.class, reject -> {
            assertThat(reject.fault()).as(reject.message()).isEqualTo(fault);
            assertThat(reject.message()).isNotBlank();
        });
    }
}
