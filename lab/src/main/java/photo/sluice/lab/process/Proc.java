// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code /proc}. A process that has gone meanwhile is simply absent. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");
    private static final long PAGE = 4096;

    private Proc() {}

    /** A process and all that descend from it, the eldest first. */
    static List<ProcStat> tree(long pid) {
        Map<Long, List<ProcStat>> children = new HashMap<>();
        Map<Long, ProcStat> all = new HashMap<>();
        for (ProcStat each : stats(ROOT)) {
            all.put(each.id(), each);
            children.computeIfAbsent(each.parent(), parent -> new ArrayList<>()).add(each);
        }
        List<ProcStat> tree = new ArrayList<>();
        ProcStat eldest = all.get(pid);
        if (eldest != null) tree.add(eldest);
        for (int i = 0; i < tree.size(); i++) {
            tree.addAll(children.getOrDefault(tree.get(i).id(), List.of()));
        }
        return tree;
    }

    static List<ProcStat> threads(long pid) {
        return stats(ROOT.resolve(pid + "/task"));
    }

    private static List<ProcStat> stats(Path folder) {
        List<ProcStat> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path entry : entries)
                text(entry.resolve("stat")).map(ProcStat::parse).ifPresent(found::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return found; // the process has gone
        }
        return found;
    }

    static Role role(long pid) {
        return text(ROOT.resolve(pid + "/cmdline")).map(Role::of).orElse(Role.OTHER);
    }

    /** Resident bytes; memory that processes share counts in each. */
    static long resident(long pid) {
        return text(ROOT.resolve(pid + "/statm"))
                .map(line -> Long.parseLong(line.split(" ")[1]) * PAGE)
                .orElse(0L);
    }

    /** Resident bytes; memory that processes share is divided among them. */
    static long proportional(long pid) {
        return text(ROOT.resolve(pid + "/smaps_rollup")).map(Proc::pss).orElse(0L);
    }

    static long pss(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith("Pss:"))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .orElse(0L);
    }

    private static Optional<String> text(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
