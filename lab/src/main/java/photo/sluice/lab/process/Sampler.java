// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at a process and its descendants again and again, in a thread of its own, until it is closed. What a process takes
 * between the last look and its end is not seen: at most one interval.
 */
public final class Sampler implements AutoCloseable {
    private final long root;
    private final long intervalNanos;
    private final boolean memory;
    private final Map<Long, Role> roles = new HashMap<>();
    private final Map<Long, Double> cpu = new HashMap<>();
    private final Map<String, Double> threads = new HashMap<>();
    private final List<Usage> samples = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param memory whether memory is of interest: to divide what is shared takes milliseconds a look */
    public Sampler(long root, long intervalMillis, boolean memory) {
        this.root = root;
        this.intervalNanos = intervalMillis * 1_000_000;
        this.memory = memory;
        this.thread = new Thread(this::follow, "sampler");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow() {
        while (!closed) {
            look();
            LockSupport.parkNanos(intervalNanos);
        }
    }

    /** Looks now. */
    public synchronized Usage look() {
        Map<Role, Long> resident = new EnumMap<>(Role.class);
        Map<Role, Long> proportional = new EnumMap<>(Role.class);
        for (ProcStat each : Proc.tree(root)) {
            Role role = roles.merge(each.id(), Proc.role(each.id()), Sampler::better);
            cpu.merge(each.id(), each.cpuSeconds(), Math::max);
            for (ProcStat task : Proc.threads(each.id())) {
                String name = role.text() + " " + task.name().replaceAll("[0-9]+", "#");
                threads.merge(name + "\0" + task.id(), task.cpuSeconds(), Math::max);
            }
            if (memory) {
                resident.merge(role, Proc.resident(each.id()), Long::sum);
                proportional.merge(role, Proc.proportional(each.id()), Long::sum);
            }
        }
        Map<Role, Double> byRole = new EnumMap<>(Role.class);
        cpu.forEach((pid, seconds) -> byRole.merge(roles.getOrDefault(pid, Role.OTHER), seconds, Double::sum));
        Map<String, Double> byName = new HashMap<>();
        threads.forEach((name, seconds) -> byName.merge(name.substring(0, name.indexOf('\0')), seconds, Double::sum));
        Usage usage = new Usage(byRole, byName, resident, proportional);
        samples.add(usage);
        return usage;
    }

    /** A process is a shell, or a copy of its parent, before it becomes what it is. */
    private static Role better(Role old, Role now) {
        return now == Role.OTHER ? old : now;
    }

    /** All looks so far, the first first. */
    public synchronized List<Usage> samples() {
        return List.copyOf(samples);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
