// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import photo.sluice.cli.show.Lines;

/**
 * A report as a file; the end of its name says which kind. It is written beside its place and then renamed: a report that
 * was there stays whole until the new one is, and a failure leaves it as it was.
 */
enum Sheet {
    HTML,
    CSV,
    JSON;

    /** By the file's ending; HTML where it says nothing. */
    static Sheet of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) return CSV;
        return name.endsWith(".json") ? JSON : HTML;
    }

    /**
     * Writes it.
     *
     * @param progress told the number of pictures that are done
     */
    void write(Path file, String title, Gathering gathering, Strip strip, IntConsumer progress) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) throw new IOException(file + " is no file");
        Path part = Files.createTempFile(folder.toRealPath(), ".sluice-", ".part");
        try {
            // A writer, since names that are no Unicode must cost a letter and not the report.
            try (Writer out = new BufferedWriter(
                    new OutputStreamWriter(Files.newOutputStream(part), StandardCharsets.UTF_8), 1 << 16)) {
                switch (this) {
                    case CSV -> Csv.write(gathering.entries(), out);
                    case JSON -> json(title, gathering, out);
                    case HTML -> page(new Page(out, folder.toRealPath()), title, gathering, strip, progress);
                }
            }
            if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void page(Page page, String title, Gathering gathering, Strip strip, IntConsumer progress)
            throws IOException {
        page.begin(title, gathering, OffsetDateTime.now(java.time.ZoneId.systemDefault()));
        strip.go(gathering.entries(), (index, picture) -> {
            page.picture(index, picture);
            progress.accept(index + 1);
        });
        page.end();
    }

    private static void json(String title, Gathering gathering, Appendable out) throws IOException {
        out.append("{\"folder\":").append(Inert.json(title)).append(",\"photos\":[");
        List<Entry> entries = gathering.entries();
        for (int i = 0; i < entries.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n").append(Lines.json(entries.get(i).said()));
        }
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("illegible", gathering.illegible());
        rest.put("withoutSidecar", gathering.without());
        out.append("\n],").append(Lines.json(rest).substring(1)).append('\n');
    }
}
