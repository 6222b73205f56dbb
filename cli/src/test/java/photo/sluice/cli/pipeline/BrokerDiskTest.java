// SPDX-License-Identifier: Apache-2.0
package photo.sluice.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BrokerDiskTest {
    private final List<String> said = new ArrayList<>();
    private final AtomicLong free = new AtomicLong(BrokerDisk.LEAST_BYTES);
    private final BrokerDisk disk = new BrokerDisk(Path.of("/data/broker"), free::get, said::add);

    @Test
    void fullDiskIsSaidOnceWithItsFolderAndSoIsRoom() {
        disk.look();
        assertThat(said).isEmpty();
        assertThat(disk.lacks()).isEmpty();

        free.set(BrokerDisk.LEAST_BYTES - 1);
        disk.look();
        disk.look();
        assertThat(said).singleElement().asString().contains("the disk at /data/broker is full");
        assertThat(disk.lacks())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("/data/broker").contains("make room"));

        free.set(Long.MAX_VALUE);
        disk.look();
        disk.look();
        assertThat(said).hasSize(2).last().asString().contains("room again at /data/broker");
        assertThat(disk.lacks()).isEmpty();
    }
}
