// SPDX-License-Identifier: Apache-2.0
package photo.sluice.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** darktable with a library that is thrown away. */
final class Darktable {

    private final Path home;

    Darktable(Path home) throws IOException {
        this.home = Files.createDirectories(home);
    }

    private List<String> core(String sidecars) {
        return List.of(
                "--disable-opencl",
                "--configdir",
                home.resolve("cfg").toString(),
                "--cachedir",
                home.resolve("cache").toString(),
                "--tmpdir",
                home.toString(),
                "--library",
                home.resolve("library.db").toString(),
                "--conf",
                "write_sidecar_files=" + sidecars);
    }

    /** Imports photos with their sidecars; no X server is needed. */
    void load(String sidecars, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "darktable-cli",
                folder.toString(),
                Files.createDirectories(home.resolve("out")).toString(),
                "--out-ext",
                "jpg",
                "--width",
                "32",
                "--core"));
        command.addAll(core(sidecars));
        Program.Said said = new Program(home).run(120, command);
        assertThat(said.status()).as(said.words()).isZero();
    }

    /** Runs a script as a person would click, and waits until its last line stands in the file {@code done}. */
    void script(String lua, Path done) throws IOException, InterruptedException {
        Path display = home.resolve("display");
        Path script = Files.writeString(home.resolve("person.lua"), lua);
        Program program = new Program(home);
        Process server = program.start(
                List.of(
                        "bash",
                        "-c",
                        "exec Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>\"$0\"",
                        display.toString()),
                home.resolve("xvfb.log"));
        try {
            Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(20))
                    .until(() ->
                            Files.exists(display) && Files.readString(display).endsWith("\n"));
            List<String> command = new ArrayList<>(List.of("darktable"));
            command.addAll(core("after edit"));
            command.addAll(List.of("--luacmd", "dofile('" + script + "')"));
            Path words = home.resolve("darktable.log");
            Process process = program.with(
                            "DISPLAY", ":" + Files.readString(display).strip())
                    .start(command, words);
            try {
                Awaitility.await()
                        .atMost(java.time.Duration.ofSeconds(90))
                        .failFast("darktable ended; see " + words, () -> !process.isAlive())
                        .until(() -> Files.exists(done));
            } finally {
                Program.end(process);
            }
        } finally {
            Program.end(server);
        }
    }

    /** One row of the library, its columns joined by a bar. */
    List<String> rows(String query) throws IOException, InterruptedException {
        Program.Said said = new Program(home)
                .run(
                        20,
                        List.of(
                                "sqlite3",
                                "-readonly",
                                home.resolve("library.db").toString(),
                                "attach '" + home.resolve("cfg/data.db") + "' as d; " + query));
        assertThat(said.status()).as(said.words()).isZero();
        return said.words().lines().toList();
    }

    List<String> stars(String file) throws IOException, InterruptedException {
        return rows("select flags&7,(flags&8)!=0 from images where filename='" + file + "'");
    }

    List<String> colours(String file) throws IOException, InterruptedException {
        return rows("select color from color_labels join images on images.id=imgid where filename='" + file
                + "' order by 1");
    }

    List<String> tags(String file) throws IOException, InterruptedException {
        return rows("select t.name from main.tagged_images ti join d.tags t on t.id=ti.tagid"
                + " join images on images.id=ti.imgid where t.name not like 'darktable|%' and filename='" + file
                + "' order by 1");
    }

    List<String> texts(String file) throws IOException, InterruptedException {
        return rows("select value from meta_data join images on images.id=meta_data.id where filename='" + file
                + "' order by key");
    }

    /** Everything that decides how the picture looks. */
    List<String> history(String file) throws IOException, InterruptedException {
        return rows("select num,operation,enabled,hex(op_params),hex(blendop_params),multi_name,multi_priority"
                + " from history join images on images.id=imgid where filename='" + file + "' order by num");
    }
}
