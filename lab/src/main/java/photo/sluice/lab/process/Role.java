// SPDX-License-Identifier: Apache-2.0
package photo.sluice.lab.process;

/** What a process of Sluice is for, told by its command line. */
public enum Role {
    /** Supervises, watches, writes. */
    PARENT,
    /** The embedded broker. */
    BROKER,
    /** Scorer and tagger. */
    WORKERS,
    /** Shells and the like. */
    OTHER;

    /** @param commandLine as in {@code /proc/PID/cmdline}, arguments apart by NUL */
    static Role of(String commandLine) {
        if (commandLine.contains("photo.sluice.broker.BrokerMain")) return BROKER;
        if (commandLine.contains("photo.sluice.cli.Main\0workers")) return WORKERS;
        if (commandLine.contains("photo.sluice.cli.Main")) return PARENT;
        return OTHER;
    }

    /** Lower-case name. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
