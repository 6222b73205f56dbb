// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import photo.sluice.cli.show.Lines;
import photo.sluice.cli.show.Printable;
import photo.sluice.writer.explain.Codes;

/**
 * The HTML file, written from front to back: the page, what the sidecars say, then the small pictures, in the order in
 * which they are wanted. Of the pictures only the one in hand is in memory.
 *
 * <p>Whatever comes from outside stands in blocks of JSON that no browser runs, with {@code <} written as
 * {@code \\u003c}, and reaches the page as text, never as markup. A content security policy allows only the scripts whose
 * hashes it names, and no network.
 */
final class Page {
    private static final int ROWS_A_BLOCK = 250;
    private static final int PICTURES_A_CALL = 60;
    private static final List<String> SCRIPTS =
            List.of("data", "choice", "card", "grid", "viewer", "charts", "exports", "keys", "start");
    private static final String MORE = "sluice.more()";

    private final Appendable out;
    private final Path folder;

    /** @param folder where the page will lie, absolute: photos are referred to from there */
    Page(Appendable out, Path folder) {
        this.out = out;
        this.folder = folder;
    }

    /** Everything up to the pictures. */
    void begin(String title, Gathering gathering, OffsetDateTime made) throws IOException {
        String css = resource("report.css");
        String js = "(() => {\n'use strict';\n" + scripts() + "})();\n";
        String html = resource("report.html")
                .replace("{{policy}}", "script-src 'sha256-" + hash(js) + "' 'sha256-" + hash(MORE) + "'")
                .replace("{{title}}", escaped(Printable.line(title)));
        int style = html.indexOf("{{style}}");
        int script = html.indexOf("{{script}}");
        out.append(html, 0, style).append("<style>").append(css).append("</style>");
        out.append(html, style + "{{style}}".length(), script);
        block("report", head(title, gathering, made));
        out.append("<script>").append(js).append("</script>\n");
        List<Entry> entries = gathering.entries();
        for (int from = 0; from < entries.size(); from += ROWS_A_BLOCK) {
            rows(entries.subList(from, Math.min(entries.size(), from + ROWS_A_BLOCK)));
        }
    }

    private static Map<String, Object> head(String title, Gathering gathering, OffsetDateTime made) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("title", Printable.line(title));
        head.put(
                "made",
                made.atZoneSameInstant(ZoneId.systemDefault())
                        .format(DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ROOT)));
        head.put("total", gathering.entries().size());
        head.put("without", gathering.without());
        List<List<String>> illegible = new ArrayList<>();
        gathering.illegible().forEach((file, why) -> illegible.add(List.of(Printable.line(file), Printable.line(why))));
        head.put("illegible", illegible);
        Map<String, String> words = new LinkedHashMap<>();
        for (Entry entry : gathering.entries()) {
            if (entry.said().get("reasons") instanceof List<?> codes) {
                codes.forEach(code -> words.put(code.toString(), Codes.words(code.toString())));
            }
        }
        head.put("words", words);
        return head;
    }

    private void rows(List<Entry> entries) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("shown", Printable.line(entry.name()));
            entry.photo().ifPresent(photo -> row.put("href", Address.of(folder, photo)));
            row.put("said", entry.said());
            rows.add(row);
        }
        out.append("<script type=\"application/json\" class=\"rows\">");
        out.append(Inert.json(rows));
        out.append("</script><script>").append(MORE).append("</script>\n");
    }

    /** The next picture; nothing where there is none. */
    void picture(int index, Optional<String> webp) throws IOException {
        if (webp.isPresent()) {
            out.append("<script type=\"text/plain\" id=\"t")
                    .append(String.valueOf(index))
                    .append("\">");
            out.append(webp.get()).append("</script>\n");
        }
        if (index % PICTURES_A_CALL == PICTURES_A_CALL - 1) call();
    }

    void end() throws IOException {
        block("end", Map.of("complete", true));
        call();
        out.append("</body>\n</html>\n");
    }

    private void call() throws IOException {
        out.append("<script>").append(MORE).append("</script>\n");
    }

    private void block(String id, Map<String, Object> object) throws IOException {
        out.append("<script type=\"application/json\" id=\"").append(id).append("\">");
        out.append(Inert.safe(Lines.json(object))).append("</script>\n");
    }

    private static String scripts() {
        StringBuilder all = new StringBuilder();
        for (String script : SCRIPTS) all.append(resource(script + ".js"));
        return all.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;");
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
