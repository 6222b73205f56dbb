// SPDX-License-Identifier: Apache-2.0
package photo.sluice.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    @TempDir
    Path folder;

    @Test
    void dataAndPortSurviveARestart() throws Exception {
        String first;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, Map.of())) {
            first = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", first))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, Map.of());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(broker.bootstrapServers()).isEqualTo(first);
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("kept");
        }
    }

    @Test
    void secondBrokerOnTheSameFolderIsRefused() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, Map.of())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, Map.of()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another broker already runs on " + folder);
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
        }
    }

    @Test
    void takenPortIsReplaced() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Path file = folder.resolve("ports.properties");
            Files.writeString(file, "broker=" + taken.getLocalPort() + "\ncontroller=nonsense\n");
            Ports ports = Ports.choose(file);
            assertThat(ports.broker()).isNotEqualTo(taken.getLocalPort()).isPositive();
            assertThat(Ports.choose(file).controller()).isEqualTo(ports.controller());
        }
    }
}
