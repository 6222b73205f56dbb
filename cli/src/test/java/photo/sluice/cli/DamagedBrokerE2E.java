// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import photo.sluice.testkit.photo.Drop;

/** A broker's folder that is damaged is refused with its cure, and the cure loses no photo and changes no sidecar. */
class DamagedBrokerE2E extends HotFolder {
    private final List<Path> photos = new ArrayList<>();

    @Test
    @Tag("long")
    void damageIsRefusedWithItsCureAndTheCureWorks() throws IOException {
        drop();
        Path broker = sluice.state().resolve("broker");
        assertThat(sluice.run("run", hot.toString(), "--once", "--backfill", "--json")
                        .status())
                .isZero();
        Map<String, String> before = Frames.snapshot(hot);

        cutLogsInHalf(broker);
        refused("reached");
        Files.writeString(broker.resolve("log").resolve("meta.properties"), "garbage");
        refused("does not start");
        assertThat(Frames.snapshot(hot)).as("photos and sidecars meanwhile").isEqualTo(before);

        Files.move(broker, broker.resolveSibling("broker.damaged"));
        drop();
        Ended cured = sluice.run("run", "--once", "--json");
        assertThat(cured.status()).as(cured.err()).isZero();
        for (Path photo : photos) Frames.complete(photo);
        assertThat(Frames.snapshot(hot)).containsAllEntriesOf(before).hasSize(2 * photos.size());
        assertThat(cured.byName()).hasSize(photos.size());
        assertThat(sluice.run("run", "--once", "--json").out()).isEmpty();
    }

    private void refused(String why) {
        Ended ended = sluice.run("run", "--once", "--json");
        assertThat(ended.status()).as(ended.err()).isEqualTo(Failure.ENVIRONMENT);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(why).contains("mv " + sluice.state().resolve("broker"));
    }

    private void drop() throws IOException {
        for (int i = 0; i < 3; i++) {
            photos.add(Drop.whole(hot.resolve("IMG_" + photos.size() + ".jpg"), Frames.jpeg(photos.size())));
        }
    }

    private static void cutLogsInHalf(Path broker) throws IOException {
        List<Path> logs;
        try (Stream<Path> all = Files.walk(broker)) {
            logs = all.filter(file -> file.toString().endsWith(".log")).toList();
        }
        for (Path log : logs) {
            try (var channel = Files.newByteChannel(log, StandardOpenOption.WRITE)) {
                if (channel.size() > 300) channel.truncate(channel.size() / 2);
            }
        }
    }
}
