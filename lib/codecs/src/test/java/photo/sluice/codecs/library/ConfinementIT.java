// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinementIT {
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void confinedProcessGetsNeitherMuchMemoryNorFiles(@TempDir Path folder) throws Exception {
        assumeTrue(Library.CONFINEMENT.built(), "no native code is in this build");
        Path file = folder.resolve("file");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                        "-Dorg.bytedeco.javacpp.maxbytes=0",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Tries.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines()).containsExactly("confined", "little: yes", "much: no", "file: no", "core: 0");
        assertThat(process.waitFor()).isZero();
    }

    /** Tries what it may and what it may not. */
    static final class Tries {
        public static void main(String[] arguments) throws IOException {
            new BytePointer(1).close(); // loads JavaCPP's own
            Library.CONFINEMENT.load(Library.folder());
            System.out.println(Confinement.confine(256L * MEBIBYTE) ? "confined" : "not confined");
            System.out.println("little: " + allocates(64L * MEBIBYTE));
            System.out.println("much: " + allocates(512L * MEBIBYTE));
            try {
                Files.write(Path.of(arguments[0]), new byte[1]);
                System.out.println("file: yes");
            } catch (IOException e) {
                System.out.println("file: no");
            }
            String limits = Files.readString(Path.of("/proc/self/limits"));
            String core = limits.lines()
                    .filter(line -> line.startsWith("Max core"))
                    .findFirst()
                    .orElseThrow();
            System.out.println("core: " + core.split("\\s+")[4]);
            Confinement.leave();
        }

        private static String allocates(long bytes) {
            try (BytePointer memory = new BytePointer(bytes)) {
                return memory.fill(1).isNull() ? "no" : "yes";
            } catch (OutOfMemoryError e) {
                return "no";
            }
        }
    }
}
