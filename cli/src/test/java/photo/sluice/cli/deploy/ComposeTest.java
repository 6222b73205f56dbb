// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.settings.Source;

/** The compose file, without an engine: its keys, what it interpolates, and what it sets. */
class ComposeTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Set<String> STAGES =
            Set.of("topics", "watcher", "scorer", "tagger", "scorer-gpu", "tagger-gpu", "writer");

    /** By the compose specification; what stands in none of these is misspelt, or new and to be looked at. */
    private static final Set<String> SERVICE_KEYS = Set.of(
            "image",
            "build",
            "restart",
            "user",
            "read_only",
            "cap_drop",
            "security_opt",
            "tmpfs",
            "stop_grace_period",
            "networks",
            "depends_on",
            "healthcheck",
            "environment",
            "mem_limit",
            "volumes",
            "profiles",
            "deploy",
            "command",
            "ports");

    private static final Set<String> HEALTH_KEYS =
            Set.of("test", "interval", "timeout", "start_period", "retries", "disable");

    private final Yaml file = Yaml.one(interpolated());

    @Test
    void everyKeyIsOneOfTheSpecification() {
        assertThat(file.map().keySet().stream().filter(key -> !key.startsWith("x-")))
                .containsExactlyInAnyOrder("name", "services", "networks", "volumes");
        services().forEach((name, service) -> {
            assertThat(SERVICE_KEYS).as(name).containsAll(service.map().keySet());
            service.find("healthcheck")
                    .ifPresent(health -> assertThat(HEALTH_KEYS)
                            .as(name)
                            .containsAll(health.map().keySet()));
        });
    }

    @Test
    void everyVariableIsInTheEnvironmentFileAndTheOtherWayRound() {
        Set<String> used = new TreeSet<>();
        Matcher matcher = VARIABLE.matcher(text());
        while (matcher.find()) used.add(matcher.group(1));
        assertThat(used).isEqualTo(new TreeSet<>(variables().keySet()));
    }

    @Test
    void imagesArePinned() {
        services()
                .forEach((name, service) -> assertThat(service.text("image"))
                        .as(name)
                        .matches("[a-z/]+:v?[0-9]+\\.[0-9]+\\.[0-9]+(-cuda)?"));
    }

    @Test
    void everyServiceThatStaysIsAskedForItsHealth() {
        services().forEach((name, service) -> {
            if (name.equals("topics"))
                assertThat(service.text("healthcheck", "disable")).isEqualTo("true");
            else assertThat(service.at("healthcheck", "test").lines()).as(name).hasSizeGreaterThan(1);
        });
    }

    @Test
    void nothingListensBeyondThisMachine() {
        services()
                .forEach((name, service) -> service.find("ports")
                        .ifPresent(ports ->
                                assertThat(ports.lines()).as(name).allMatch(port -> port.startsWith("127.0.0.1:"))));
    }

    @Test
    void stagesAreUnprivilegedAndTheirRootIsReadOnly() {
        for (String stage : STAGES) {
            Yaml service = services().get(stage);
            assertThat(service.text("user")).as(stage).isEqualTo("10001:10001");
            assertThat(service.text("read_only")).isEqualTo("true");
            assertThat(service.at("cap_drop").lines()).containsExactly("ALL");
            assertThat(service.at("security_opt").lines()).containsExactly("no-new-privileges:true");
            assertThat(service.at("tmpfs").lines())
                    .as("native libraries are loaded from there")
                    .singleElement()
                    .asString()
                    .startsWith("/tmp:exec,");
        }
    }

    @Test
    void whoOnlyLooksCannotWrite() {
        for (String stage : List.of("scorer", "tagger", "scorer-gpu", "tagger-gpu")) {
            for (Yaml volume : services().get(stage).at("volumes").items()) {
                assertThat(volume.text("read_only")).as(stage).isEqualTo("true");
            }
        }
    }

    @Test
    void settingsAndArgumentsAreOnesThatTheCommandTakes() throws Exception {
        for (String stage : STAGES) {
            Map<String, String> set = new HashMap<>();
            services().get(stage).at("environment").map().forEach((key, value) -> set.put(key, String.valueOf(value)));
            assertThat(set.keySet()).allMatch(key -> key.startsWith("SLUICE_"));
            assertThat(Settings.read(List.of(Source.environment(set)))).isNotNull();
            CommandLineFit.check(services().get(stage).at("command").lines());
        }
    }

    @Test
    void brokerIsOneThatKafkaStartsWith() {
        Map<String, String> properties = new HashMap<>();
        services().get("kafka").at("environment").map().forEach((key, value) -> {
            assertThat(value).as(key).isInstanceOf(String.class);
            properties.put(
                    key.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'), (String) value);
        });
        assertThat(scala.jdk.javaapi.CollectionConverters.asJava(KafkaConfig.configNames()))
                .containsAll(properties.keySet());
        KafkaConfig config = KafkaConfig.fromProps(asProperties(properties));
        assertThat(config.shareCoordinatorConfig().shareCoordinatorStateTopicReplicationFactor())
                .isEqualTo((short) 1);
    }

    @Test
    void whatIsMountedFromHereIsHere() {
        services()
                .values()
                .forEach(service -> service.find("volumes").ifPresent(volumes -> {
                    for (String volume : volumes.lines()) {
                        if (volume.startsWith(".")) {
                            String source = volume.substring(0, volume.indexOf(':'));
                            assertThat(Repository.file("deploy/compose").resolve(source))
                                    .exists();
                        }
                    }
                }));
    }

    @Test
    void everyStageIsScraped() {
        Yaml config = Yaml.one(Repository.text(Repository.file("deploy/compose/prometheus.yml")));
        Set<String> stages =
                STAGES.stream().filter(name -> !name.equals("topics")).collect(Collectors.toSet());
        assertThat(config.at("scrape_configs", 0, "dns_sd_configs", 0, "names").lines())
                .containsExactlyInAnyOrderElementsOf(stages);
        assertThat(config.text("scrape_configs", 0, "job_name")).isEqualTo("sluice");
    }

    @Test
    void gpuWorkersComeOnlyWhenAskedFor() {
        for (String stage : List.of("scorer-gpu", "tagger-gpu")) {
            Yaml service = services().get(stage);
            assertThat(service.at("profiles").lines()).containsExactly("gpu");
            assertThat(service.at("deploy", "resources", "reservations", "devices", 0, "capabilities")
                            .lines())
                    .containsExactly("gpu");
        }
        assertThat(services().get("scorer").find("profiles")).isEmpty();
    }

    private Map<String, Yaml> services() {
        return file.at("services").map().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Yaml(entry.getValue())));
    }

    private static java.util.Properties asProperties(Map<String, String> properties) {
        java.util.Properties all = new java.util.Properties();
        all.putAll(properties);
        return all;
    }

    private static String interpolated() {
        Map<String, String> variables = variables();
        return VARIABLE.matcher(text()).replaceAll(found -> Matcher.quoteReplacement(variables.get(found.group(1))));
    }

    private static String text() {
        assertThat(Files.exists(Repository.file("deploy/compose/compose.yaml"))).isTrue();
        return Repository.text(Repository.file("deploy/compose/compose.yaml"));
    }

    private static Map<String, String> variables() {
        return Repository.text(Repository.file("deploy/compose/.env"))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }
}
