// SPDX-License-Identifier: Apache-2.0
package photo.sluice.watcher.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nfs",
                "nfs4",
                "cifs",
                "SMB3",
                "fuse.sshfs",
                "fuse.rclone",
                "9p",
                "virtiofs",
                "drvfs",
                "vboxsf",
                "ceph"
            })
    void sharesAreUnheard(String type) {
        assertThat(new FileSystems(at -> type).unheard(folder)).contains(type.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ext4", "xfs", "btrfs", "zfs", "tmpfs", "overlay", "apfs", "fuseblk", "exfat", "vfat", "f2fs"})
    void localDisksAreHeard(String type) {
        assertThat(new FileSystems(at -> type).unheard(folder)).isEmpty();
    }

    @Test
    void eachFileSystemIsAskedOnceAndWhatFailedAgain() {
        AtomicInteger asked = new AtomicInteger();
        FileSystems systems = new FileSystems(at -> {
            if (asked.incrementAndGet() == 1) throw new IOException("not now");
            return "nfs";
        });
        assertThat(systems.unheard(folder)).isEmpty();
        for (int i = 0; i < 5; i++) assertThat(systems.unheard(folder)).contains("nfs");
        assertThat(asked).hasValue(2);
    }

    @Test
    void thisMachineTellsItsTypes() {
        assertThat(new FileSystems().unheard(Path.of("/proc"))).isEmpty();
    }
}
