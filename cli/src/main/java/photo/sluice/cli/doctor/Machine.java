// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photo.sluice.cli.machine.RunCard;
import photo.sluice.cli.machine.StateFolder;

/** Whether Sluice can live here: Java, memory, names of files, the state folder and its disk. */
final class Machine {
    private static final int JAVA = 17;

    /** Heaps of run, broker and workers, and what decoders take by default (decode.memory). */
    private static final long MEMORY = 2L << 30;

    /** The log of a few hundred thousand photos, and room to breathe. */
    private static final long DISK = 1L << 30;

    private Machine() {}

    static List<Finding> look(StateFolder state) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(names());
        findings.add(state(state.path()));
        findings.add(running(state));
        return findings;
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        String words = "Java " + version;
        return version.feature() >= JAVA
                ? Finding.fine("java", words)
                : Finding.look("java", words + " is too old", "Install Java " + JAVA + ".");
    }

    private static Finding memory() {
        long bytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Long.MAX_VALUE;
        String words = Bytes.of(bytes) + " of memory, " + Runtime.getRuntime().availableProcessors() + " cores";
        return Finding.ifAny(
                bytes < MEMORY,
                "memory",
                words,
                "A run with its broker and decoders wants " + Bytes.of(MEMORY)
                        + "; worker.threads=1 and decode.children=1 take least.");
    }

    /** Java takes names of files for what the locale says; where that is not UTF-8, others cannot be found again. */
    private static Finding names() {
        String names =
                System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
        return Finding.ifAny(
                !names.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8"),
                "locale",
                "names of files are read as " + names,
                "Set LC_ALL=C.UTF-8, or photos with an accent in their name are not found.");
    }

    private static Finding state(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
        String words = "state folder " + folder + (Files.exists(folder) ? "" : ", not made yet");
        String elsewhere = "Name another with SLUICE_STATE or --set state=FOLDER.";
        if (!Files.isDirectory(there)) return Finding.look("state", words + ": " + there + " is no folder", elsewhere);
        if (!Files.isWritable(there)) {
            return Finding.look("state", words + ": " + there + " cannot be written to", elsewhere);
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            return Finding.ifAny(
                    free < DISK,
                    "state",
                    words + ", " + Bytes.of(free) + " free",
                    "Kafka's log and the photos' last signals lie there: make room, or move it. " + elsewhere);
        } catch (IOException e) {
            return Finding.look("state", words + " cannot be looked at: " + e.getMessage(), elsewhere);
        }
    }

    private static Finding running(StateFolder state) {
        Optional<RunCard> card = RunCard.find(state);
        return Finding.fine(
                "running",
                card.map(run -> "sluice run is process " + run.pid() + ", since " + run.since())
                        .orElse("no sluice run on this machine"));
    }
}
