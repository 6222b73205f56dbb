// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** The keys of a ScaledObject that we use, by the pages "ScaledObject specification" and "Prometheus" of KEDA 2. */
final class KedaSchema {
    private KedaSchema() {}

    static void check(Yaml object) {
        assertThat(object.text("apiVersion")).isEqualTo("keda.sh/v1alpha1");
        assertThat(Set.of(
                        "scaleTargetRef",
                        "pollingInterval",
                        "cooldownPeriod",
                        "minReplicaCount",
                        "maxReplicaCount",
                        "fallback",
                        "triggers"))
                .containsAll(object.at("spec").map().keySet());
        assertThat(Set.of("failureThreshold", "replicas"))
                .isEqualTo(object.at("spec", "fallback").map().keySet());
        for (Yaml trigger : object.at("spec", "triggers").items()) {
            assertThat(trigger.text("type")).isEqualTo("prometheus");
            assertThat(Set.of("serverAddress", "query", "threshold", "activationThreshold", "ignoreNullValues"))
                    .containsAll(trigger.at("metadata").map().keySet());
            trigger.at("metadata")
                    .map()
                    .forEach((key, value) -> assertThat(value).as(key).isInstanceOf(String.class));
        }
    }
}
