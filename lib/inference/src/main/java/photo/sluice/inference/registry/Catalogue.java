// SPDX-License-Identifier: Apache-2.0
package photo.sluice.inference.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The models that are known of, in the order in which they are shown.
 *
 * @param starter names of a permissive set, with which scorer and tagger are complete
 */
public record Catalogue(List<Entry> entries, List<String> starter) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** The list as it is written. */
    private record Sheet(
            @Nullable List<String> starter, @Nullable List<Row> models) {}

    private record Row(
            String name,
            Purpose purpose,
            String about,
            Licence licence,
            @Nullable List<Part> parts,
            @Nullable String convert) {}

    public Catalogue {
        entries = List.copyOf(entries);
        starter = List.copyOf(starter);
        Set<String> names = new HashSet<>();
        for (Entry entry : entries) {
            if (!names.add(entry.name())) throw new IllegalArgumentException(entry.name() + " stands there twice");
        }
        for (String name : starter) {
            if (!names.contains(name)) throw new IllegalArgumentException("starter names no model: " + name);
        }
    }

    /** The list in this jar. */
    public static Catalogue shipped() {
        try (InputStream in = Catalogue.class.getResourceAsStream("models.yaml")) {
            if (in == null) throw new IllegalStateException("missing resource models.yaml");
            return read("models.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the shipped list of models is wrong", e);
        }
    }

    /**
     * The list in {@code yaml}.
     *
     * @param file its name, for the message
     * @throws IllegalArgumentException if it is no such list; the message says where
     */
    public static Catalogue read(String file, String yaml) {
        try {
            Sheet sheet = YAML.readValue(yaml, Sheet.class);
            if (sheet == null || sheet.models() == null) throw new IllegalArgumentException("models: is missing");
            List<String> starter = sheet.starter() == null ? List.of() : sheet.starter();
            return new Catalogue(sheet.models().stream().map(Catalogue::entry).toList(), starter);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Entry entry(Row row) {
        if ((row.parts() == null) == (row.convert() == null)) {
            throw new IllegalArgumentException(row.name() + " needs either parts or convert");
        }
        Entry.Way way = row.parts() != null
                ? new Entry.Fetched(row.parts())
                : new Entry.Converted(String.valueOf(row.convert()));
        return new Entry(row.name(), row.purpose(), row.about(), row.licence(), way);
    }

    public Optional<Entry> named(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** What one starts with, as far as it can be fetched. */
    public List<Entry> starterEntries() {
        return starter.stream().map(name -> named(name).orElseThrow()).toList();
    }
}
