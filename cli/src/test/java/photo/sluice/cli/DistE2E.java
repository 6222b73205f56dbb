// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.cli.deploy.Program;
import photo.sluice.cli.deploy.Repository;

/** The archive that {@code ./dev dist} makes, unpacked and run with an empty environment. */
@Tag("long")
class DistE2E {
    @TempDir
    Path temp;

    @Test
    void archiveRunsByItselfAndBorrowsOnlyGlibc() throws Exception {
        Program.wanted("jlink");
        Path made = temp.resolve("sluice");
        Ended build = start(Repository.file("deploy/dist/build").toString(), made.toString());
        assertThat(build.status()).as(build.err()).isZero();
        Path there = Files.createDirectory(temp.resolve("there"));
        assertThat(start("tar", "-xzf", made + ".tar.gz", "-C", there.toString())
                        .status())
                .isZero();
        start("rm", "-rf", made.toString());

        Path home = there.resolve("sluice");
        Path photo = Files.write(temp.resolve("IMG_1.JPG"), Frames.jpeg(1));
        Ended measured = start(
                "env",
                "-i",
                "PATH=/usr/bin:/bin",
                home.resolve("sluice").toString(),
                "measure",
                "--json",
                photo.toString());
        assertThat(measured.status()).as(measured.err()).isZero();
        assertThat(measured.objects().get(0).path("technical").isNumber()).isTrue();

        Ended needs = start("bash", "-c", "ldd " + home + "/jre/bin/java " + home + "/jre/lib/*.so");
        assertThat(needs.out())
                .filteredOn(line -> !line.contains("libjvm.so")) // loaded by the launcher
                .noneMatch(line -> line.contains("not found"));
        assertThat(needs.out().stream()
                        .filter(line -> line.contains("=> /") && !line.contains(home.toString()))
                        .map(line -> line.strip().split("\\.", 2)[0])
                        .distinct())
                .as("what is taken from the system")
                .isSubsetOf("libc", "libm", "libdl", "libpthread", "librt", "libresolv", "libstdc++", "libgcc_s");
    }

    private Ended start(String... command) throws Exception {
        return Live.start(List.of(command), Map.of(), temp, "dist").ended(Duration.ofMinutes(5));
    }
}
