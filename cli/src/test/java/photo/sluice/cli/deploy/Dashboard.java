// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A dashboard of Grafana in its classic model, as it lies in a file. */
public record Dashboard(String name, JsonNode model) {
    /** One query of a panel, with the variables in it. */
    public record Query(String panel, String text) {
        /** As Prometheus is asked, with all that a variable can be chosen. */
        public String asked() {
            return text.replace("$__rate_interval", "1m")
                    .replace("$__range", "5m")
                    .replaceAll("\"\\$(root|lane|stage|instance)\"", "\".*\"");
        }
    }

    public static List<Dashboard> all() {
        List<Dashboard> all = new ArrayList<>();
        for (Path file : Repository.files("deploy/grafana/dashboards", ".json")) {
            try {
                all.add(new Dashboard(String.valueOf(file.getFileName()), new ObjectMapper().readTree(file.toFile())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** Without the rows between them. */
    List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        model.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) panels.add(panel);
        });
        return panels;
    }

    List<JsonNode> variables() {
        List<JsonNode> variables = new ArrayList<>();
        model.path("templating").path("list").forEach(variables::add);
        return variables;
    }

    public List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            panel.path("targets")
                    .forEach(target -> queries.add(new Query(
                            name + ": " + panel.path("title").asText(),
                            target.path("expr").asText())));
        }
        return queries;
    }
}
