// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photo.sluice.cli.deploy.Program;
import photo.sluice.cli.deploy.Repository;
import photo.sluice.testkit.photo.Drop;

/**
 * The Dockerfile carried out by debootstrap, and the stages in what comes of it: Debian 13, read-only, user 10001. Needs
 * root and the network (Debian's packages); the build takes some minutes.
 */
@Tag("long")
class ImageE2E {
    private static final Duration BUILD = Duration.ofMinutes(30);

    @TempDir
    Path folder;

    @Test
    void stagesWorkInTheImageAndDrainWhenAskedTo() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "mounting needs root");
        Program.wanted("debootstrap");
        Program.wanted("unshare");
        Path image = built();
        Path photos = owned(folder.resolve("photos"));
        try (Sluice sluice = new Sluice(Files.createDirectory(folder.resolve("here")))) {
            Box box = new Box(image, photos, Stages.address(sluice.broker()));
            assertThat(box.start("topics", "topics", "apply")
                            .ended(Sluice.PATIENCE)
                            .status())
                    .isZero();
            Map<String, Live> stages = new LinkedHashMap<>();
            for (String stage : List.of("watcher", "scorer", "tagger", "writer")) {
                stages.put(stage, box.start(stage, stage, "--root", "studio=/photos"));
            }
            try {
                for (int i = 0; i < 3; i++) {
                    Path photo = Drop.whole(photos.resolve("IMG_" + i + ".JPG"), Frames.jpeg(i + 1));
                    own(photo);
                }
                await().atMost(Sluice.PATIENCE).untilAsserted(() -> {
                    for (int i = 0; i < 3; i++)
                        assertThat(photos.resolve("IMG_" + i + ".JPG.xmp")).exists();
                });
                assertThat(Files.getAttribute(photos.resolve("IMG_0.JPG.xmp"), "unix:uid"))
                        .isEqualTo(10001);
                stages.values().forEach(stage -> stage.signal("TERM"));
                stages.forEach(
                        (name, stage) -> assertThat(stage.ended(Sluice.PATIENCE).status())
                                .as(name + " " + stage.err())
                                .isEqualTo(143));
            } finally {
                stages.values().forEach(Live::kill);
            }
        }
    }

    /** Starts what a container would run. */
    private record Box(Path image, Path photos, String broker) {
        Live start(String name, String... arguments) throws IOException {
            Path state = owned(photos.resolveSibling("state-" + name));
            boolean writes = List.of("watcher", "writer").contains(name);
            List<String> command = new ArrayList<>(List.of(
                    Repository.file("deploy/image/box").toString(),
                    image.toString(),
                    photos + (writes ? "" : ":ro"),
                    state.toString(),
                    "SLUICE_KAFKA_BOOTSTRAP_SERVERS=" + broker,
                    "SLUICE_HTTP_ADDRESS=127.0.0.1:0",
                    "--"));
            command.addAll(List.of(arguments));
            return Live.start(command, Map.of(), photos.getParent(), name);
        }
    }

    private Path built() throws Exception {
        Path stages = Repository.file("target/image");
        Files.createDirectories(stages);
        // What holds sources is made anew; Debian's packages stay.
        remove(stages, "source", "build-cpu", "cpu");
        Live build = Live.start(
                List.of(Repository.file("deploy/image/rootfs").toString(), "cpu", stages.toString()),
                Map.of("M2", Path.of(System.getProperty("user.home"), ".m2").toString()),
                folder,
                "rootfs");
        Ended ended = build.ended(BUILD);
        assumeTrue(!ended.err().contains("Failed getting release file"), "Debian is not reached from here");
        assertThat(ended.status())
                .as(String.join("\n", ended.out()) + ended.err())
                .isZero();
        return stages.resolve("cpu");
    }

    private static void remove(Path stages, String... names) throws Exception {
        for (String name : names) {
            new ProcessBuilder(
                            "rm",
                            "-rf",
                            "--one-file-system",
                            stages.resolve(name).toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    private static Path owned(Path folder) throws IOException {
        Files.createDirectories(folder);
        own(folder);
        return folder;
    }

    private static void own(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", 10001);
    }
}
