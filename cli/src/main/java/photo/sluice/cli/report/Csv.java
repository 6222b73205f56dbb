// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import photo.sluice.writer.explain.Codes;

/**
 * The report as CSV (RFC 4180, UTF-8, CRLF), one photo a line. Lists are joined by {@code "; "}.
 *
 * <p>A text that a spreadsheet would take for a formula ({@code = + - @}, tab or carriage return first) gets an apostrophe
 * before it, as the OWASP's page on CSV injection advises; numbers are left as they are.
 */
final class Csv {
    private static final List<String> PLAIN = List.of(
            "photo",
            "sidecar",
            "judged",
            "stars",
            "starsBy",
            "pick",
            "label",
            "technical",
            "sharpness",
            "motion",
            "noise",
            "exposure",
            "compression");
    private static final List<String> LAST =
            List.of("confidence", "policy", "measures", "tags", "othersTags", "format", "width", "height");

    private Csv() {}

    static void write(List<Entry> entries, Appendable out) throws IOException {
        TreeSet<String> models = new TreeSet<>();
        entries.forEach(entry -> map(entry.said().get("models")).keySet().forEach(key -> models.add(key.toString())));
        List<Object> head = new ArrayList<>(PLAIN);
        head.addAll(models);
        head.addAll(List.of("reasons", "words", "setKind", "setId", "setRank", "setSize"));
        head.addAll(LAST);
        line(head, out);
        for (Entry entry : entries) {
            Map<String, Object> said = entry.said();
            List<Object> cells = new ArrayList<>();
            PLAIN.forEach(key -> cells.add(said.getOrDefault(key, "")));
            Map<?, ?> scores = map(said.get("models"));
            for (String model : models) cells.add(scores.containsKey(model) ? String.valueOf(scores.get(model)) : "");
            for (int i = 0; i < models.size(); i++) number(cells, PLAIN.size() + i);
            cells.add(said.getOrDefault("reasons", ""));
            cells.add(words(said.get("reasons")));
            Map<?, ?> set = map(said.get("set"));
            for (String key : List.of("kind", "id", "rank", "size")) {
                Object value = set.get(key);
                cells.add(value == null ? "" : value);
            }
            LAST.forEach(key -> cells.add(said.getOrDefault(key, "")));
            line(cells, out);
        }
    }

    private static void number(List<Object> cells, int at) {
        String text = cells.get(at).toString();
        if (!text.isEmpty()) cells.set(at, Double.valueOf(text));
    }

    private static String words(@org.jspecify.annotations.Nullable Object reasons) {
        List<String> words = new ArrayList<>();
        if (reasons instanceof List<?> codes) codes.forEach(code -> words.add(Codes.words(code.toString())));
        return String.join("; ", words);
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static void line(List<Object> cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) out.append(',');
            out.append(cell(cells.get(i)));
        }
        out.append("\r\n");
    }

    /** One cell as it stands in the file. */
    static String cell(Object value) {
        if (value instanceof Number || value instanceof Boolean) return value.toString();
        String text = value instanceof List<?> list
                ? String.join("; ", list.stream().map(Object::toString).toList())
                : value.toString();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) text = "'" + text;
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
