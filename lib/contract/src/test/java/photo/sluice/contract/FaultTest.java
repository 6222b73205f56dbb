// SPDX-License-Identifier: Apache-2.0
package photo.sluice.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photo.sluice.contract.Fault.Kind;

class FaultTest {
    @ParameterizedTest
    @EnumSource
    void codeFindsItsFault(Fault fault) {
        assertThat(Fault.ofCode(fault.code())).isEqualTo(fault);
    }

    @Test
    void unknownCodeIsABug() {
        assertThat(Fault.ofCode("moon-phase")).isEqualTo(Fault.BUG);
        assertThat(Fault.ofCode("")).isEqualTo(Fault.BUG);
        assertThat(Fault.ofCode("NOT_A_PHOTO")).isEqualTo(Fault.BUG);
    }

    /** Codes stand in logs, dashboards and quarantine: one may be added, none may change. */
    @Test
    void codesAndWhatFollowsFromThemStay() {
        Map<String, Kind> kinds = new TreeMap<>();
        Arrays.stream(Fault.values()).forEach(fault -> kinds.put(fault.code(), fault.kind()));
        assertThat(kinds)
                .isEqualTo(Map.ofEntries(
                        Map.entry("empty", Kind.POISON),
                        Map.entry("not-a-photo", Kind.POISON),
                        Map.entry("unsupported-format", Kind.POISON),
                        Map.entry("truncated", Kind.POISON),
                        Map.entry("corrupt", Kind.POISON),
                        Map.entry("too-large", Kind.POISON),
                        Map.entry("too-slow", Kind.POISON),
                        Map.entry("no-permission", Kind.POISON),
                        Map.entry("outside-root", Kind.POISON),
                        Map.entry("killed-its-worker", Kind.POISON),
                        Map.entry("decoder-crashed", Kind.POISON),
                        Map.entry("unreadable-event", Kind.POISON),
                        Map.entry("gone", Kind.POISON),
                        Map.entry("changed", Kind.POISON),
                        Map.entry("io-error", Kind.TRANSIENT),
                        Map.entry("broker-unavailable", Kind.TRANSIENT),
                        Map.entry("root-unavailable", Kind.ENVIRONMENT),
                        Map.entry("disk-full", Kind.ENVIRONMENT),
                        Map.entry("bug", Kind.BUG)));
    }
}
