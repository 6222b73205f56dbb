// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import java.util.Map;

/**
 * What a tree of processes has taken until one moment.
 *
 * @param cpu seconds by role
 * @param threads seconds by role and name of the thread, such as {@code workers scorer-hand}; numbers in names are gone
 * @param resident bytes by role
 * @param proportional bytes by role, shared memory divided; empty where it was not asked for
 */
public record Usage(
        Map<Role, Double> cpu, Map<String, Double> threads, Map<Role, Long> resident, Map<Role, Long> proportional) {
    public Usage {
        cpu = Map.copyOf(cpu);
        threads = Map.copyOf(threads);
        resident = Map.copyOf(resident);
        proportional = Map.copyOf(proportional);
    }

    public double cpuSeconds() {
        return cpu.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    public long residentBytes() {
        return resident.values().stream().mapToLong(Long::longValue).sum();
    }

    public long proportionalBytes() {
        return proportional.values().stream().mapToLong(Long::longValue).sum();
    }
}
