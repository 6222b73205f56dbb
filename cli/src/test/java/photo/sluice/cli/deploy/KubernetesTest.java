// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photo.sluice.runtime.settings.Settings;
import photo.sluice.runtime.settings.SettingsException;
import photo.sluice.runtime.settings.Source;

/** The output of kustomize against Kubernetes' own schema; no cluster is asked. */
class KubernetesTest {
    /** Refuses what Kubernetes' API does not know. */
    private interface Schema {
        void check(JsonElement object) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "Namespace", V1Namespace::validateJsonElement,
            "ServiceAccount", V1ServiceAccount::validateJsonElement,
            "ConfigMap", V1ConfigMap::validateJsonElement,
            "PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "Service", V1Service::validateJsonElement,
            "Deployment", V1Deployment::validateJsonElement,
            "StatefulSet", V1StatefulSet::validateJsonElement,
            "Job", V1Job::validateJsonElement,
            "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "NetworkPolicy", V1NetworkPolicy::validateJsonElement);

    /** Kinds of others, whose keys KedaSchema holds. */
    private static final Set<String> FOREIGN = Set.of("ScaledObject");

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/gpu", "overlays/keda", "overlays/secured"})
    void isBuiltWithoutAWarningAndHoldsTheSchema(String folder) throws Exception {
        List<Yaml> objects = built(folder);
        assertThat(objects).hasSizeGreaterThan(12);
        Gson gson = new Gson();
        for (Yaml object : objects) {
            String kind = object.text("kind");
            if (FOREIGN.contains(kind)) {
                KedaSchema.check(object);
                continue;
            }
            assertThat(SCHEMAS).as("kind").containsKey(kind);
            SCHEMAS.get(kind).check(gson.toJsonTree(object.value()));
        }
    }

    @Test
    void schemaRefusesWhatIsMisspelt() {
        JsonElement wrong = new Gson()
                .toJsonTree(Map.of("apiVersion", "v1", "kind", "Service", "spec", Map.of("clusterIp", "None")));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> SCHEMAS.get("Service").check(wrong)))
                .hasMessageContaining("clusterIp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/gpu", "overlays/keda", "overlays/secured"})
    void everyPodKeepsToTheRestrictedProfile(String folder) throws Exception {
        List<Yaml> pods = pods(folder);
        assertThat(pods).hasSize(5);
        for (Yaml pod : pods) {
            assertThat(pod.text("securityContext", "runAsNonRoot")).isEqualTo("true");
            assertThat(pod.text("securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
            assertThat(pod.text("automountServiceAccountToken")).isEqualTo("false");
            Yaml box = pod.at("containers", 0);
            assertThat(box.text("securityContext", "readOnlyRootFilesystem")).isEqualTo("true");
            assertThat(box.text("securityContext", "allowPrivilegeEscalation")).isEqualTo("false");
            assertThat(box.at("securityContext", "capabilities", "drop").lines())
                    .containsExactly("ALL");
            assertThat(box.text("resources", "limits", "memory")).isNotEmpty();
            assertThat(box.text("image")).matches(".*:[0-9].*");
            assertThat(mount(box, "/tmp")).as("libraries are unpacked there").isEqualTo("scratch");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/gpu", "overlays/keda", "overlays/secured"})
    void whoOnlyLooksCannotWrite(String folder) throws Exception {
        for (Yaml pod : pods(folder)) {
            Yaml box = pod.at("containers", 0);
            for (Yaml mount : box.at("volumeMounts").items()) {
                if (!mount.text("mountPath").equals("/photos")) continue;
                boolean writes = Set.of("watcher", "writer").contains(box.text("name"));
                assertThat(mount.text("readOnly")).as(box.text("name")).isEqualTo(writes ? "" : "true");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/gpu", "overlays/keda", "overlays/secured"})
    void settingsAndArgumentsAreOnesThatTheCommandTakes(String folder) throws Exception {
        for (Yaml object : built(folder)) {
            if (object.text("kind").equals("ConfigMap")) taken(object.at("data").map());
        }
        for (Yaml pod : pods(folder)) {
            Yaml box = pod.at("containers", 0);
            CommandLineFit.check(box.at("args").lines());
            for (Yaml variable : box.find("env").map(Yaml::items).orElse(List.of())) {
                taken(Map.of(
                        variable.text("name"),
                        variable.find("value").map(v -> v.value()).orElse("secret")));
            }
        }
    }

    @Test
    void aRootHasOneWatcherAtAnyTime() throws Exception {
        Yaml watcher = object("base", "Deployment", "watcher");
        assertThat(watcher.text("spec", "replicas")).isEqualTo("1");
        assertThat(watcher.text("spec", "strategy", "type")).isEqualTo("Recreate");
    }

    @Test
    void kedaScalesByTheMetricsThatWritersTell() throws Exception {
        for (String stage : List.of("scorer", "tagger")) {
            assertThat(object("overlays/keda", "Deployment", stage).find("spec", "replicas"))
                    .isEmpty();
            Yaml scaled = object("overlays/keda", "ScaledObject", stage);
            assertThat(scaled.text("spec", "scaleTargetRef", "name")).isEqualTo(stage);
            List<String> queries = scaled.at("spec", "triggers").items().stream()
                    .map(trigger -> trigger.text("metadata", "query"))
                    .toList();
            assertThat(queries)
                    .containsExactly(
                            "max(sluice_backlog_photos{stage=\"" + stage + "\",lane=\"live\"})",
                            "max(sluice_backlog_photos{stage=\"" + stage + "\",lane=\"backfill\"})");
        }
    }

    @Test
    void gpuWorkersAskForOneAndNeverFallBack() throws Exception {
        for (String stage : List.of("scorer", "tagger")) {
            Yaml box = object("overlays/gpu", "Deployment", stage).at("spec", "template", "spec", "containers", 0);
            assertThat(box.text("resources", "limits", "nvidia.com/gpu")).isEqualTo("1");
            assertThat(box.text("env", 0, "value")).isEqualTo("cuda");
            assertThat(box.text("image")).endsWith("-cuda");
        }
    }

    private static String mount(Yaml box, String path) {
        return box.at("volumeMounts").items().stream()
                .filter(mount -> mount.text("mountPath").equals(path))
                .map(mount -> mount.text("name"))
                .findFirst()
                .orElse("");
    }

    private static void taken(Map<String, Object> variables) throws SettingsException {
        Map<String, String> texts = new java.util.HashMap<>();
        variables.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        assertThat(texts.keySet()).allMatch(name -> name.startsWith("SLUICE_"));
        assertThat(Settings.read(List.of(Source.environment(texts)))).isNotNull();
    }

    private static Yaml object(String folder, String kind, String name) throws Exception {
        return built(folder).stream()
                .filter(each -> each.text("kind").equals(kind)
                        && each.text("metadata", "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Yaml> pods(String folder) throws Exception {
        return built(folder).stream()
                .flatMap(each -> each.find("spec", "template", "spec").stream())
                .toList();
    }

    private static List<Yaml> built(String folder) throws Exception {
        Program.Ended ended = Program.wanted("kubectl").run(Repository.file("deploy/kubernetes"), "kustomize", folder);
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said().lines())
                .as("warnings")
                .noneMatch(line -> line.startsWith("#") || line.contains("Warning"));
        List<Yaml> objects = new ArrayList<>();
        Stream<Yaml> all = Yaml.all(ended.said()).stream();
        all.forEach(objects::add);
        return objects;
    }
}
