// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static photo.sluice.sidecar.Xmp.*;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photo.sluice.sidecar.Embedded;
import photo.sluice.sidecar.Ledger;

/** Disks in memory that are full, or where modes bind everybody. */
final class FullDiskTest {

    private final Clock later = Clock.fixed(Instant.now().plusSeconds(86_400), ZoneOffset.UTC);

    private static FileSystem disk(int kibibytes) {
        return Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setAttributeViews("posix")
                .setBlockSize(1024)
                .setMaxSize(kibibytes * 1024L)
                .build());
    }

    @Test
    void fullDiskIsReportedAndLeavesTheOldSidecarAndNoStump() throws IOException {
        try (FileSystem disk = disk(2)) {
            Path root = Files.createDirectory(disk.getPath("/photos"));
            byte[] before = sidecar("foo:a=\"b\"");
            Path sidecar = Files.write(root.resolve("IMG_1.CR2.xmp"), before);
            SidecarFile files = new SidecarFile(List.of(root), later);
            Prepared prepared = files.prepare(
                    root.resolve("IMG_1.CR2"), EXT, stars(2, "auto|bird"), Ledger.EMPTY, Embedded.NOTHING);
            Published published = files.publish((Prepared.Ready) prepared);
            assertThat(((Published.Refuse) published).code()).isEqualTo(Refusal.DISK_FULL);
            assertThat(Files.readAllBytes(sidecar)).isEqualTo(before);
            try (Stream<Path> all = Files.list(root)) {
                assertThat(all).containsExactly(sidecar);
            }
        }
    }

    @Test
    void samePublicationSucceedsOnceThereIsRoom() throws IOException {
        try (FileSystem disk = disk(64)) {
            Path root = Files.createDirectory(disk.getPath("/photos"));
            Path sidecar = Files.write(root.resolve("IMG_1.CR2.xmp"), sidecar("foo:a=\"b\""));
            SidecarFile files = new SidecarFile(List.of(root), later);
            Prepared prepared = files.prepare(
                    root.resolve("IMG_1.CR2"), EXT, stars(2, "auto|bird"), Ledger.EMPTY, Embedded.NOTHING);
            assertThat(files.publish((Prepared.Ready) prepared)).isInstanceOf(Published.Done.class);
            assertThat(view(Files.readAllBytes(sidecar)).rating()).contains(2);
        }
    }

    @Test
    void writeProtectionIsReadFromTheModeNotFromTheKernelsOpinion() throws IOException {
        try (FileSystem disk = disk(64)) {
            Path root = Files.createDirectory(disk.getPath("/photos"));
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("r-xr-xr-x"));
            SidecarFile files = new SidecarFile(List.of(root), later);
            Prepared prepared = files.prepare(
                    root.resolve("IMG_1.CR2"), EXT, stars(2, "auto|bird"), Ledger.EMPTY, Embedded.NOTHING);
            assertThat(((Prepared.Refuse) prepared).code()).isEqualTo(Refusal.READ_ONLY);
        }
    }
}
