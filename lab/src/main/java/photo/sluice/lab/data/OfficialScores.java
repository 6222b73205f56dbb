// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the original implementations of quality measures say about a few pictures: a CSV file with one line a method and
 * one column a picture, whose first line is {@code Method,I03.bmp,I04.bmp,…}.
 *
 * @param pictures file names
 * @param methods values by method, in the order of the pictures, in each method's own range
 */
public record OfficialScores(List<String> pictures, Map<String, List<Double>> methods) {
    public OfficialScores {
        pictures = List.copyOf(pictures);
        Map<String, List<Double>> copy = new LinkedHashMap<>();
        for (Map.Entry<String, List<Double>> method : methods.entrySet()) {
            if (method.getValue().size() != pictures.size()) {
                throw new IllegalArgumentException(method.getKey() + " has "
                        + method.getValue().size() + " values for " + pictures.size() + " pictures");
            }
            copy.put(method.getKey(), List.copyOf(method.getValue()));
        }
        methods = java.util.Collections.unmodifiableMap(copy);
    }

    /** @throws IOException if the file cannot be read or is no such table; the message says where */
    public static OfficialScores read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        if (lines.isEmpty()) throw new IOException(csv + " is empty");
        List<String> head = cells(lines.get(0));
        if (!head.get(0).equals("Method")) throw new IOException(csv + ":1: no column Method");
        Map<String, List<Double>> methods = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) continue;
            List<String> cells = cells(lines.get(i));
            String where = csv + ":" + (i + 1) + ": ";
            if (cells.size() != head.size()) throw new IOException(where + cells.size() + " cells, not " + head.size());
            List<Double> values = new ArrayList<>();
            for (String cell : cells.subList(1, cells.size())) values.add(number(cell, where));
            if (methods.put(cells.get(0), values) != null) throw new IOException(where + cells.get(0) + " again");
        }
        return new OfficialScores(head.subList(1, head.size()), methods);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",", -1)) cells.add(cell.strip());
        return cells;
    }

    private static double number(String cell, String where) throws IOException {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new IOException(where + "no number: " + cell, e);
        }
    }
}
