// SPDX-License-Identifier: Apache-2.0
package photo.sluice.codecs.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativesIT {
    /** On every system that has a Java and OpenCV: glibc and the C++ runtime. */
    private static final String EVERYWHERE =
            "(ld-linux.*|libc|libm|libdl|librt|libpthread|libstdc\\+\\+|libgcc_s)\\.so\\.\\d+";

    /** Else a binding that no longer compiles would only be seen by the tests that it makes skip. */
    @ParameterizedTest
    @CsvSource({
        "LIBRAW, libraw/libraw.h",
        "LIBHEIF, libheif/heif.h",
        "LIBJXL, jxl/decode.h",
        "LIBJPEG, jpeglib.h",
        "CONFINEMENT, sys/prctl.h"
    })
    void whatCanBeBuiltHereWasBuilt(Library library, String header) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/g++")), "no g++");
        boolean there = Stream.of("/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/include/aarch64-linux-gnu")
                .anyMatch(folder -> Files.exists(Path.of(folder, header)));
        assumeTrue(there, "no " + header);
        assertThat(library.built()).as("see target/native/*.log").isTrue();
    }

    @Test
    void everythingNeededLiesBesideUs() throws IOException {
        needsSome();
        Path folder = Library.folder();
        Set<String> here = names(folder);
        for (String name : here) {
            if (name.contains(".so")) {
                Set<String> needed = needed(Files.readAllBytes(folder.resolve(name)));
                assertThat(needed).as("of " + name).contains("libc.so.6");
                needed.removeIf(other -> other.matches(EVERYWHERE));
                assertThat(here).as("needed by " + name).containsAll(needed);
            }
        }
    }

    @Test
    void unpackingTwiceAtOnceLeavesOneWholeFolder(@TempDir Path cache) throws Exception {
        needsSome();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Path>> folders = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                folders.add(two.submit(() -> Natives.bundled().unpack(cache)));
            }
            assertThat(folders.get(0).get()).isEqualTo(folders.get(1).get());
            assertThat(names(cache)).hasSize(1);
            Set<String> built = names(Library.folder());
            built.remove("natives.list");
            assertThat(names(folders.get(0).get())).isSubsetOf(built).contains("libjniConfinement.so");
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void eachLibraryThatWasBuiltLoads() throws IOException {
        for (Library library : Library.values()) {
            if (library.built()) {
                library.load(Library.folder());
            }
        }
        if (Library.LIBRAW.built()) {
            assertThat(LibRaw.version().getString()).startsWith("0.");
        }
        if (Library.LIBHEIF.built()) {
            assertThat(LibHeif.version().getString()).startsWith("1.");
        }
        if (Library.LIBJXL.built()) {
            assertThat(LibJxl.version()).isGreaterThanOrEqualTo(7000);
        }
    }

    private static void needsSome() {
        assumeTrue(Natives.bundled().has("Confinement"), "no native code is in this build");
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new HashSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    /** The DT_NEEDED entries of a 64-bit little-endian ELF file. */
    private static Set<String> needed(byte[] bytes) {
        ByteBuffer elf = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(elf.getInt(0)).isEqualTo(0x464c457f);
        long sections = elf.getLong(0x28);
        int size = elf.getShort(0x3a);
        Set<String> needed = new HashSet<>();
        for (int i = 0; i < elf.getShort(0x3c); i++) {
            int header = (int) sections + i * size;
            if (elf.getInt(header + 4) != 6) { // SHT_DYNAMIC
                continue;
            }
            int strings = (int) elf.getLong((int) sections + elf.getInt(header + 0x28) * size + 0x18);
            int at = (int) elf.getLong(header + 0x18);
            for (; elf.getLong(at) != 0; at += 16) {
                if (elf.getLong(at) == 1) { // DT_NEEDED
                    needed.add(text(bytes, strings + (int) elf.getLong(at + 8)));
                }
            }
        }
        return needed;
    }

    private static String text(byte[] bytes, int at) {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, StandardCharsets.US_ASCII);
    }
}
