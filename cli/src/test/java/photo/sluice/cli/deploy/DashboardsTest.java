// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Grafana needs to load a dashboard from a file, and people to understand it. */
class DashboardsTest {
    private static final List<Dashboard> ALL = Dashboard.all();

    @Test
    void eachCanBeProvisionedAnywhere() {
        Set<String> uids = new HashSet<>();
        assertThat(ALL).hasSize(4).allSatisfy(each -> {
            assertThat(each.model().path("id").isNull()).as(each.name()).isTrue();
            assertThat(uids.add(each.model().path("uid").asText())).isTrue();
            assertThat(each.name()).isEqualTo(each.model().path("uid").asText() + ".json");
            assertThat(each.model().toString()).doesNotContain("__inputs").doesNotContain("DS_");
            assertThat(each.variables().get(0).path("type").asText()).isEqualTo("datasource");
        });
    }

    @Test
    void eachPanelSaysWhatItShowsInWhichUnitFromWhere() {
        for (Dashboard each : ALL) {
            Set<Integer> ids = new HashSet<>();
            assertThat(each.panels()).isNotEmpty().allSatisfy(panel -> {
                assertThat(ids.add(panel.path("id").asInt())).isTrue();
                assertThat(panel.path("description").asText()).hasSizeGreaterThan(20);
                JsonNode defaults = panel.path("fieldConfig").path("defaults");
                assertThat(defaults.path("unit").asText()).isNotEmpty();
                assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> {
                    assertThat(target.path("expr").asText()).isNotEmpty();
                    assertThat(target.path("legendFormat").asText()).isNotEmpty();
                });
            });
        }
    }

    @Test
    void eachVariableIsUsedAndEachThatIsUsedIsThere() {
        for (Dashboard each : ALL) {
            String panels = each.model().path("panels").toString();
            Set<String> names = new HashSet<>();
            for (JsonNode variable : each.variables()) {
                String name = variable.path("name").asText();
                names.add(name);
                assertThat(panels).as(each.name()).containsAnyOf("$" + name, "${" + name + "}");
            }
            for (String name : List.of("root", "lane", "stage", "instance")) {
                if (panels.contains("$" + name))
                    assertThat(names).as(each.name()).contains(name);
            }
        }
    }

    @Test
    void linksLeadToRunbooksThatAreThere() {
        String page = Repository.text(Repository.file("docs/operations.md"));
        for (Dashboard each : ALL) {
            for (JsonNode panel : each.panels()) {
                assertThat(panel.path("links")).allSatisfy(link -> {
                    String name = link.path("title").asText().replace("Runbook: ", "");
                    assertThat(page).contains("### " + name + "\n");
                    assertThat(link.path("url").asText())
                            .isEqualTo("${runbooks}#" + name.toLowerCase(java.util.Locale.ROOT));
                });
            }
        }
    }

    @Test
    void panelsDoNotOverlap() {
        for (Dashboard each : ALL) {
            Set<String> taken = new HashSet<>();
            for (JsonNode panel : each.model().path("panels")) {
                JsonNode at = panel.path("gridPos");
                for (int x = 0; x < at.path("w").asInt(); x++) {
                    for (int y = 0; y < at.path("h").asInt(); y++) {
                        int column = at.path("x").asInt() + x;
                        assertThat(column).isLessThan(24);
                        assertThat(taken.add(column + "/" + (at.path("y").asInt() + y)))
                                .as(each.name() + ": " + panel.path("title").asText())
                                .isTrue();
                    }
                }
            }
        }
    }
}
