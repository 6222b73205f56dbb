// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

/**
 * One line of {@code /proc/PID/stat} or {@code /proc/PID/task/TID/stat}, as far as we need it (proc(5)).
 *
 * @param name at most 15 characters, for a thread of the JVM the beginning of its name
 * @param parent process id of the parent
 * @param cpuSeconds user and system time of its own, without children
 * @param reapedSeconds user and system time of the children that it has waited for
 */
record ProcStat(long id, String name, long parent, double cpuSeconds, double reapedSeconds) {
    /** Clock ticks a second; 100 on every Linux that a JDK runs on. */
    private static final double TICKS = 100;

    /** The name stands in parentheses and may hold anything, parentheses and spaces too. */
    static ProcStat parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) throw new IllegalArgumentException("not a stat line: " + line);
        String[] rest = line.substring(close + 1).strip().split("\\s+");
        if (rest.length < 15) throw new IllegalArgumentException("not a stat line: " + line);
        return new ProcStat(
                Long.parseLong(line.substring(0, open).strip()),
                line.substring(open + 1, close),
                Long.parseLong(rest[1]),
                (Long.parseLong(rest[11]) + Long.parseLong(rest[12])) / TICKS,
                (Long.parseLong(rest[13]) + Long.parseLong(rest[14])) / TICKS);
    }
}
