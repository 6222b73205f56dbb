// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Rules and alerts, as Prometheus' own tools see them. */
class AlertsTest {
    private static final Path FOLDER = Repository.file("deploy/prometheus");

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve(file).toFile());
    }

    private static List<JsonNode> alerts() throws IOException {
        List<JsonNode> alerts = new ArrayList<>();
        yaml("rules/alerts.yml")
                .path("groups")
                .forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    @Test
    void promtoolFindsNothingWrong() throws IOException, InterruptedException {
        Program promtool = Program.wanted("promtool");
        Program.Ended ended = promtool.run(FOLDER, "check", "config", "prometheus.yml");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("rules found").doesNotContainIgnoringCase("warning");
    }

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() throws IOException, InterruptedException {
        Program promtool = Program.wanted("promtool");
        Program.Ended ended = promtool.run(FOLDER.resolve("tests"), "test", "rules", "alerts.yml");
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void yamllintFindsNothingWrong() throws IOException, InterruptedException {
        Program lint = Program.wanted("yamllint");
        Path deploy = Repository.file("deploy");
        Program.Ended ended = lint.run(deploy, "-s", "-c", ".yamllint", "prometheus", "grafana");
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void eachAlertHasItsPageAndATestInWhichItFires() throws IOException {
        String page = Repository.text(Repository.file("docs/operations.md"));
        List<String> tested = new ArrayList<>();
        yaml("tests/alerts.yml")
                .path("tests")
                .forEach(test -> test.path("alert_rule_test").forEach(each -> {
                    if (!each.path("exp_alerts").isEmpty())
                        tested.add(each.path("alertname").asText());
                }));
        assertThat(alerts()).hasSizeGreaterThan(6).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(tested).contains(name);
            assertThat(page).contains("### " + name + "\n");
            assertThat(alert.path("annotations").path("runbook_url").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
        });
    }
}
