// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void rolesAreToldByMainClassAndFirstArgument() {
        assertThat(Role.of("java\0-cp\0lib/*\0photo.sluice.cli.Main\0workers\0--set\0a=b\0"))
                .isEqualTo(Role.WORKERS);
        assertThat(Role.of("java\0-cp\0lib/*\0photo.sluice.cli.Main\0run\0/photos\0"))
                .isEqualTo(Role.PARENT);
        assertThat(Role.of("java\0-cp\0broker/*\0photo.sluice.broker.BrokerMain\0/state/broker\0"))
                .isEqualTo(Role.BROKER);
        assertThat(Role.of("bash\0-c\0time\0")).isEqualTo(Role.OTHER);
    }
}
